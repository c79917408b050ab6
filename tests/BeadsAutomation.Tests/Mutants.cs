using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests;

/// <summary>For classes that take seconds: they are left out where the tests run once for every mutant.</summary>
internal static class Mutants
{
    public static void LeaveOut() => Assert.SkipWhen(Effort.IsOfMutants, "Too long to be run for every mutant.");
}
