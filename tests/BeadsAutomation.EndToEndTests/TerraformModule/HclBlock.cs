namespace BeadsAutomation.EndToEndTests.TerraformModule;

/// <summary>A block of HCL as 'terraform fmt' lays it out.</summary>
/// <param name="Type">Its first word.</param>
/// <param name="Labels">What stands between it and the brace, without quotes.</param>
/// <param name="Attributes">Names with the text behind the equals sign.</param>
/// <param name="Blocks">The blocks inside.</param>
internal sealed record HclBlock(
    string Type,
    IReadOnlyList<string> Labels,
    Dictionary<string, string> Attributes,
    List<HclBlock> Blocks
)
{
    /// <summary>The blocks of this type inside.</summary>
    public IEnumerable<HclBlock> Of(string type) => Blocks.Where(block => block.Type == type);
}
