using System.Text.Json;

namespace BeadsAutomation.Tests.Documents;

/// <summary>The notices against what the programs are really built with.</summary>
public sealed class LicenceTests
{
    private const string Runtime = ".NET runtime 10.0";

    /// <summary>When it differs: eng/notices.</summary>
    [Theory]
    [InlineData("BeadsDispatcher")]
    [InlineData("BeadsReaper")]
    public void The_notices_list_each_package_in_the_program_with_its_version_and_no_other(string program)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "documents", $"{program}.assets.json");
        Assert.SkipUnless(File.Exists(path), $"no {program}: only a build of all projects says what is in it.");
        using var assets = JsonDocument.Parse(File.ReadAllText(path));

        ThirdPartyNotices
            .InPrograms.Select(p => p.Package)
            .ShouldBe(InProgram(assets.RootElement.GetProperty("targets")).Append(Runtime), ignoreOrder: true);
    }

    [Fact]
    public void The_text_of_each_licence_is_there()
    {
        ThirdPartyNotices.Licences.ShouldNotBeEmpty();
        ThirdPartyNotices.Licences.ShouldAllBe(licence => ThirdPartyNotices.Section(licence).Length > 500);
        ThirdPartyNotices.Section("What the .NET runtime says of its own parts").ShouldContain("third-party");
    }

    [Fact]
    public void Nothing_in_the_programs_asks_for_our_source() =>
        ThirdPartyNotices.Licences.ShouldBe(["Apache-2.0", "BSD-3-Clause", "MIT"]);

    /// <summary>Packages with a library that runs, of every platform that was restored.</summary>
    private static IEnumerable<string> InProgram(JsonElement targets) =>
        targets
            .EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Where(library =>
                library.Value.TryGetProperty("runtime", out var files)
                && files.EnumerateObject().Any(f => f.Name.EndsWith(".dll", StringComparison.Ordinal))
            )
            .Select(library => library.Name.Replace('/', ' '))
            .Distinct(StringComparer.Ordinal);
}
