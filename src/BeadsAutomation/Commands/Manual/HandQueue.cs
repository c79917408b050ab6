namespace BeadsAutomation.Commands.Manual;

/// <summary>What holds for every bead at the moment when a human wants one sent.</summary>
/// <param name="Now">Database UTC.</param>
/// <param name="InFlight">Attempts that hold a slot.</param>
/// <param name="Pause">The pause that holds this bead, in a sentence; <see langword="null"/> for none.</param>
/// <param name="Hold">The same of the hold.</param>
/// <param name="Breaker">The same of the breaker.</param>
/// <param name="Budget">The same of the day's budget.</param>
/// <param name="Untrusted">Why nobody who is trusted handed this bead over.</param>
/// <param name="Pool">The pool of this bead that is full.</param>
internal sealed record HandQueue(
    DateTime Now,
    int InFlight,
    string? Pause,
    string? Hold,
    string? Breaker,
    string? Budget,
    string? Untrusted,
    string? Pool
);
