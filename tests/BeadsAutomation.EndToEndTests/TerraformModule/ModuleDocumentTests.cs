using System.Text.Json;
using System.Text.RegularExpressions;

namespace BeadsAutomation.EndToEndTests.TerraformModule;

public sealed partial class ModuleDocumentTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Module.Source, "README.md"));

    [Fact]
    public void The_readme_lists_every_variable_with_its_default()
    {
        var variables = Blocks("variable");
        variables.Count.ShouldBeGreaterThan(40);
        Table("variables")
            .ShouldBe(
                variables
                    .OrderBy(v => v.Labels[0], StringComparer.Ordinal)
                    .Select(v =>
                        $"| `{v.Labels[0]}` | {Type(v)} | {Default(v)} | {Text(v.Attributes["description"])} |"
                    )
            );
    }

    [Fact]
    public void The_readme_lists_every_output() =>
        Table("outputs")
            .ShouldBe(Blocks("output").Select(o => $"| `{o.Labels[0]}` | {Text(o.Attributes["description"])} |"));

    /// <summary>Terraform cannot include a file. When they differ: <c>cp terraform/variables*.tf terraform/modules/settings/</c></summary>
    [Fact]
    public void The_inner_module_has_the_same_variables()
    {
        var names = Names("", "variables*.tf");
        names.ShouldBe(Names(Module.Settings, "variables*.tf"));
        names.ShouldAllBe(name => Read(name) == Read(Path.Combine(Module.Settings, name)));
    }

    [Fact]
    public void The_inner_module_is_given_every_variable() =>
        HclReader
            .Read(Read("main.tf"))
            .Of("module")
            .Single()
            .Attributes.Where(given => given.Key is not "source")
            .Select(given => (given.Key, given.Value))
            .ShouldBe(Blocks("variable").Select(v => (v.Labels[0], $"var.{v.Labels[0]}")), ignoreOrder: true);

    [Fact]
    public void The_inner_module_refuses_the_same() =>
        Read(Path.Combine("tests", "refusals.tftest.hcl"))
            .Replace("mock_provider \"kubernetes\" {}\n\n", "")
            .ShouldBe(Read(Path.Combine(Module.Settings, "tests", "refusals.tftest.hcl")));

    [Fact]
    public void The_limits_have_the_ranges_of_the_program()
    {
        var ranges = Limit().Matches(Read("variables-limits.tf"));
        ranges.Count.ShouldBeGreaterThan(8);
        foreach (var limit in ranges.Select(range => range.Groups))
        {
            var name = limit["name"].Value;
            var setting = Settings.All.Single(s => JsonNamingPolicy.SnakeCaseLower.ConvertName(s.Key) == name);
            setting.Range.ShouldBe((limit["min"].Value, limit["max"].Value), name);
        }
    }

    [Fact]
    public void Every_validation_refuses_something()
    {
        var refused = HclReader
            .Read(Read(Path.Combine("tests", "refusals.tftest.hcl")))
            .Of("run")
            .ToLookup(run => run.Attributes["expect_failures"], StringComparer.Ordinal);
        Blocks("variable")
            .Where(v => v.Of("validation").Count() > refused[$"[var.{v.Labels[0]}]"].Count())
            .Select(v => v.Labels[0])
            .ShouldBeEmpty();
    }

    private static List<HclBlock> Blocks(string type) =>
        [.. Names("", "*.tf").SelectMany(name => HclReader.Read(Read(name)).Of(type))];

    private static string[] Names(string folder, string pattern) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Module.Source, folder), pattern)
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    private static string Read(string name) => File.ReadAllText(Path.Combine(Module.Source, name));

    private static string Text(string quoted) => quoted[1..^1].Replace("\\\"", "\"");

    /// <summary>On one line; the members of an object are a line each.</summary>
    private static string Type(HclBlock variable)
    {
        var lines = variable.Attributes["type"].Split('\n');
        var members = lines[1..]
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        return lines is [var one]
            ? $"`{one}`"
            : $"`{lines[0]} {string.Join(", ", members.SkipLast(1))} {lines[^1].Trim()}`";
    }

    private static string Default(HclBlock variable) =>
        variable.Attributes.TryGetValue("default", out var value) ? $"`{value}`" : "required";

    /// <summary>The rows between the markers, without the head.</summary>
    private static string[] Table(string name)
    {
        var lines = Readme.Split('\n').ToList();
        var start = lines.FindIndex(line => line.StartsWith($"<!-- {name}: ", StringComparison.Ordinal));
        return [.. lines.Skip(start + 3).TakeWhile(line => line is not "<!-- end -->")];
    }

    [GeneratedRegex(@"(?<name>\w+) += \[(?<min>[\d.]+), (?<max>[\d.]+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Limit();
}
