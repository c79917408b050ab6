using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests;

/// <summary>For tests that take long in a class whose others run for every mutant; whole classes are left out in the project's file.</summary>
internal static class Mutants
{
    public static void LeaveOut() => Assert.SkipWhen(Effort.IsOfMutants, "Too long to be run for every mutant.");
}
