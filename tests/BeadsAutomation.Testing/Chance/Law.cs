using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace BeadsAutomation.Testing.Chance;

/// <summary>Checks laws with FsCheck: so many cases, a seed that is told, the smallest case that breaks the law.</summary>
public static class Law
{
    /// <summary>Checks a law; what it throws breaks it.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="law">What holds of each.</param>
    /// <param name="shrink">Smaller cases than a given one, to find the smallest that breaks the law.</param>
    /// <param name="most">No more cases than these, for laws whose cases are dear.</param>
    public static void Holds<T>(
        Gen<T> cases,
        Action<T> law,
        Func<T, IEnumerable<T>>? shrink = null,
        int most = int.MaxValue
    )
    {
        var config = Config
            .QuickThrowOnFailure.WithMaxTest(Math.Min(Effort.Properties, most))
            .WithQuietOnSuccess(true)
            .WithName(Effort.Again)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd((ulong)Effort.Seed, 1), FSharpOption<int>.None)));
        var smaller = shrink ?? (_ => []);
        Check.One(config, Prop.ForAll(Arb.From(cases, smaller), law));
    }
}
