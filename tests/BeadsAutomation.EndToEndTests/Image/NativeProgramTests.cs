using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Image;

/// <summary>What the published programs ask of the machine that they are copied to.</summary>
[SupportedOSPlatform("linux")]
public sealed partial class NativeProgramTests
{
    private const string Glibc = "GLIBC_";

    public static TheoryData<string> Programs => [Product.Dispatcher, Product.Reaper];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task No_symbol_needs_a_newer_glibc_than_is_stated(string program)
    {
        var stated = Version.Parse(
            StatedGlibc().Match(File.ReadAllText(Document("install.md"))).Groups["version"].Value
        );

        var versions = (await ReadAsync(program)).Versions;

        versions.ShouldNotBeEmpty();
        versions.ShouldAllBe(v => v.StartsWith(Glibc, StringComparison.Ordinal));
        versions
            .Select(v => Version.Parse(v[Glibc.Length..]))
            .Max()
            .ShouldNotBeNull()
            .ShouldBeLessThanOrEqualTo(stated);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task It_starts_with_the_libraries_of_the_image_s_base_and_from_no_folder_of_its_own(string program)
    {
        var elf = await ReadAsync(program);

        elf.Libraries.ShouldBeSubsetOf(
            [.. ImageBase.Libraries, Path.GetFileName(elf.Interpreter)],
            StringComparer.Ordinal
        );
        elf.Folders.ShouldBeEmpty();
    }

    private static async Task<ElfFile> ReadAsync(string program) =>
        ElfFile.Read(await Executables.PathOfAsync(program));

    private static string Document(string name) => Path.Combine(AppContext.BaseDirectory, "documents", name);

    [GeneratedRegex(@"glibc (?<version>\d+\.\d+) or newer", RegexOptions.None, 1000)]
    private static partial Regex StatedGlibc();
}
