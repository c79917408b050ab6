namespace BeadsAutomation.EndToEndTests.TerraformModule;

public sealed class ModuleTests
{
    /// <summary>The files of terraform's own tests that need no provider.</summary>
    public static TheoryData<string> Offline => TestsOf(Module.Settings);

    /// <summary>The files that need the provider's plugin, and no cluster.</summary>
    public static TheoryData<string> WithProvider => TestsOf("");

    [Fact]
    public async Task It_is_formatted()
    {
        using var module = new Module();
        (await module.RunAsync("", "fmt", "-check", "-recursive")).With(0).Out.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Offline))]
    public async Task The_settings_pass_their_tests_without_a_provider(string file)
    {
        using var module = new Module();
        (await module.RunAsync(Module.Settings, "init", "-backend=false")).With(0);
        (await module.RunAsync(Module.Settings, "validate")).With(0);
        var said = (await module.RunAsync(Module.Settings, "test", $"-filter=tests/{file}")).With(0);
        said.Out.ShouldContain(" passed, 0 failed.");
    }

    [Theory]
    [MemberData(nameof(WithProvider))]
    public async Task It_passes_its_tests_with_a_mock_of_the_provider(string file)
    {
        using var module = new Module();
        await InitialiseAsync(module, "");
        (await module.RunAsync("", "validate")).With(0);
        var said = (await module.RunAsync("", "test", $"-filter=tests/{file}")).With(0);
        said.Out.ShouldContain(" passed, 0 failed.");
    }

    [Theory]
    [InlineData("minimal")]
    [InlineData("complete")]
    public async Task An_example_is_valid(string example)
    {
        using var module = new Module();
        var folder = Path.Combine("examples", example);
        await InitialiseAsync(module, folder);
        (await module.RunAsync(folder, "validate")).With(0);
    }

    private static async Task InitialiseAsync(Module module, string folder)
    {
        var said = await module.RunAsync(folder, "init", "-backend=false", "-input=false");
        Assert.SkipWhen(said.Error.Contains("Failed to query available provider packages"), "no provider");
        said.With(0);
    }

    private static TheoryData<string> TestsOf(string folder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Module.Source, folder, "tests"), "*.tftest.hcl")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];
}
