namespace BeadsAutomation.EndToEndTests.TerraformModule;

public sealed class ProviderSchemaTests
{
    [Fact]
    public void Every_resource_of_the_module_is_one_that_the_provider_knows()
    {
        var resources = Directory
            .EnumerateFiles(Module.Source, "*.tf")
            .SelectMany(file => HclReader.Read(File.ReadAllText(file)).Of("resource"))
            .ToList();

        resources.Count.ShouldBeGreaterThan(7);
        resources.SelectMany(ProviderSchema.Faults).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("  data = { a = 1 }", "")]
    [InlineData("  count = 1", "")]
    [InlineData("  dynamic \"timeouts\" {\n    content {\n    }\n  }", "kubernetes_config_map_v1.timeouts: unknown")]
    [InlineData("  colour = 1", "kubernetes_config_map_v1.colour: unknown")]
    [InlineData("  metadata = { name = 1 }", "kubernetes_config_map_v1.metadata: is a block")]
    [InlineData("  data {\n  }", "kubernetes_config_map_v1.data: is no block")]
    [InlineData("  metadata {\n    uid = 1\n  }", "kubernetes_config_map_v1.metadata: too many")]
    public void A_config_map_with_more_lines(string lines, string fault) =>
        Faults($"resource \"kubernetes_config_map_v1\" \"x\" {{\n  metadata {{\n  }}\n{lines}\n}}")
            .FirstOrDefault("")
            .ShouldBe(fault);

    [Theory]
    [InlineData("kubernetes_config_map", "", "kubernetes_config_map: no such resource")]
    [InlineData("kubernetes_config_map_v1", "", "kubernetes_config_map_v1.metadata: missing")]
    [InlineData("kubernetes_manifest", "", "kubernetes_manifest.manifest: missing")]
    [InlineData(
        "kubernetes_manifest",
        "  manifest = 1\n  wait_for = 1",
        "kubernetes_manifest.wait_for: computed or deprecated"
    )]
    [InlineData(
        "kubernetes_namespace_v1",
        "  metadata {\n    uid = 1\n  }",
        "kubernetes_namespace_v1.metadata.uid: computed or deprecated"
    )]
    public void A_resource_of_a_few_lines(string type, string lines, string fault) =>
        Faults($"resource \"{type}\" \"x\" {{\n{lines}\n}}").ShouldBe([fault]);

    private static IEnumerable<string> Faults(string text) =>
        HclReader.Read(text).Of("resource").SelectMany(ProviderSchema.Faults);
}
