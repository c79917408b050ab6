namespace Quickstart;

/// <summary>What the imaginary project, the web site of a small ferry line, has on its list.</summary>
internal static class SampleBeads
{
    public static IReadOnlyList<SampleBead> All { get; } =
    [
        new("ferry-1", "Draft notice: pier 2 is closed", 0, Ends: "closed")
        {
            Description = "The crane comes on Sunday. Boats leave from pier 1 until Tuesday.",
            Acceptance = "The draft names both piers and the last day.",
        },
        new("ferry-2", "Draft the FAQ entry on bicycles", 2, Ends: "closed")
        {
            Description = "People ask at every sailing.",
            Acceptance = "The draft says what a bicycle costs and where it stands.",
        },
        new("ferry-3", "Rotate the payment API key", 1, Ends: "blocked")
        {
            Description = "The provider turns the old one off in December.",
            Acceptance = "A test payment goes through with the new key.",
        },
        new("ferry-4", "Draft a better landing page", 1, Ends: "open") { Description = "Ours looks old." },
        new("ferry-5", "Draft the winter timetable", 1, Ends: "open")
        {
            Acceptance = "The draft has every sailing from December to March.",
            WaitsFor = "ferry-6",
        },
        new("ferry-6", "Agree on the winter timetable", 1, Ends: "open")
        {
            Acceptance = "The harbour office has confirmed in writing.",
            Assignee = "maya",
        },
        new("ferry-7", "Draft the centenary leaflet", 3, Ends: "open")
        {
            Acceptance = "The draft fits on one page.",
            DeferUntil = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero),
        },
        new("ferry-8", "Draft the refund e-mail", 1, Ends: "blocked")
        {
            Acceptance = "The draft says when the money arrives.",
            Status = "in_progress",
            Untouched = TimeSpan.FromHours(3),
        },
    ];
}
