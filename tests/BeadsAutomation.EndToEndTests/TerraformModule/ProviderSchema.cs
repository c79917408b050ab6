using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BeadsAutomation.EndToEndTests.TerraformModule;

/// <summary>What the provider knows: every attribute and block of the resources that the module uses, as version 3.2.1 describes them.</summary>
internal static partial class ProviderSchema
{
    // Of Terraform itself, in any resource.
    private static readonly string[] Meta = ["count", "for_each", "depends_on", "provider"];

    private static readonly JsonObject Resources = JsonNode
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", "provider.json")))!
        .AsObject();

    /// <summary>What is wrong with a resource; each sentence starts with where.</summary>
    public static IEnumerable<string> Faults(HclBlock resource)
    {
        var name = resource.Labels[0];
        return Resources[name] is JsonObject rules
            ? Faults(name, resource, rules, Meta)
            : [$"{name}: no such resource"];
    }

    private static IEnumerable<string> Faults(string at, HclBlock block, JsonObject rules, string[] meta)
    {
        foreach (var name in block.Attributes.Keys.Except(meta, StringComparer.Ordinal))
        {
            var rule = rules[name] is JsonValue value ? $"{value} " : null;
            if (rule is null)
            {
                yield return rules[$"{name} {{}}"] is null ? $"{at}.{name}: unknown" : $"{at}.{name}: is a block";
            }
            else if (rule.Contains(" computed ") || rule.Contains(" deprecated "))
            {
                yield return $"{at}.{name}: computed or deprecated";
            }
        }
        foreach (var (name, rule) in rules)
        {
            if (rule is JsonValue && $"{rule} ".Contains(" required ") && !block.Attributes.ContainsKey(name))
            {
                yield return $"{at}.{name}: missing";
            }
        }
        foreach (var fault in FaultsOfBlocks(at, block, rules))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> FaultsOfBlocks(string at, HclBlock block, JsonObject rules)
    {
        var inner = block.Blocks.ToLookup(b => b.Type == "dynamic" ? b.Labels[0] : b.Type, StringComparer.Ordinal);
        foreach (var group in inner)
        {
            if (rules[$"{group.Key} {{}}"] is not JsonObject known)
            {
                yield return rules[group.Key] is null ? $"{at}.{group.Key}: unknown" : $"{at}.{group.Key}: is no block";
                continue;
            }
            if (group.Count(b => b.Type != "dynamic") > Number(known, "max", int.MaxValue))
            {
                yield return $"{at}.{group.Key}: too many";
            }
            foreach (var one in group.Select(b => b.Type == "dynamic" ? b.Of("content").Single() : b))
            {
                foreach (var fault in Faults($"{at}.{group.Key}", one, known, []))
                {
                    yield return fault;
                }
            }
        }
        foreach (var (name, rule) in rules)
        {
            if (rule is JsonObject needed && Number(needed, "min", 0) > inner[name.Split(' ')[0]].Count())
            {
                yield return $"{at}.{name.Split(' ')[0]}: missing";
            }
        }
    }

    private static int Number(JsonObject rules, string word, int otherwise) =>
        Bound().Matches($"{rules["_"]}").FirstOrDefault(m => m.Groups["word"].Value == word) is { } bound
            ? int.Parse(bound.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)
            : otherwise;

    [GeneratedRegex(@"(?<word>min|max) (?<number>\d+)", RegexOptions.None, 1000)]
    private static partial Regex Bound();
}
