using FsCheck;
using FsCheck.Fluent;

namespace BeadsAutomation.Testing.Chance;

/// <summary>What FsCheck lacks.</summary>
public static class Gens
{
    /// <summary>The value, or none now and then: <c>OrNull</c> for values.</summary>
    public static Gen<T?> OrNullable<T>(this Gen<T> values)
        where T : struct => Gen.Frequency((1, Gen.Constant<T?>(null)), (7, values.Select(value => (T?)value)));
}
