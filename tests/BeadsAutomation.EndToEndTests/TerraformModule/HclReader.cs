using System.Text.RegularExpressions;

namespace BeadsAutomation.EndToEndTests.TerraformModule;

/// <summary>Reads what 'terraform fmt' has laid out: one attribute, or one brace of a block, a line.</summary>
internal sealed partial class HclReader
{
    private readonly Queue<string> _lines;

    private HclReader(string text) => _lines = new Queue<string>(text.Split('\n'));

    /// <summary>The blocks of a file.</summary>
    public static HclBlock Read(string text) => new HclReader(text).ReadBody("file", []);

    private HclBlock ReadBody(string type, IReadOnlyList<string> labels)
    {
        var body = new HclBlock(type, labels, new(StringComparer.Ordinal), []);
        while (_lines.TryDequeue(out var line))
        {
            if (line.Trim() is "}")
            {
                return body;
            }
            if (Attribute().Match(line) is { Success: true } attribute)
            {
                body.Attributes.Add(attribute.Groups["name"].Value, ReadValue(attribute.Groups["value"].Value));
            }
            else if (Opening().Match(line) is { Success: true } opening)
            {
                string[] inner = [.. opening.Groups["label"].Captures.Select(capture => capture.Value)];
                var name = opening.Groups["type"].Value;
                body.Blocks.Add(
                    opening.Groups["empty"].Success
                        ? new HclBlock(name, inner, new(StringComparer.Ordinal), [])
                        : ReadBody(name, inner)
                );
            }
            else if (line.Trim() is not "" && !line.TrimStart().StartsWith('#'))
            {
                throw new FormatException($"This line of HCL is neither attribute nor block: {line}");
            }
        }
        return type == "file" ? body : throw new FormatException($"The block '{type}' has no end.");
    }

    private string ReadValue(string first)
    {
        var value = first;
        while (Depth(value) > 0)
        {
            value += "\n" + _lines.Dequeue();
        }
        return value;
    }

    // Brackets in strings come in pairs, too.
    private static int Depth(string value) => value.Count("([{".Contains) - value.Count(")]}".Contains);

    [GeneratedRegex(@"^\s*(?<name>[\w-]+)\s*=(?!=)\s*(?<value>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex(
        """^\s*(?<type>[\w-]+)(\s+"(?<label>[^"]*)")*\s*\{(?<empty>\})?$""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Opening();
}
