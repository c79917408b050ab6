using System.Text.Json.Nodes;

namespace BeadsAutomation.EndToEndTests.TerraformModule;

public sealed class PodSecurityTests
{
    private const string Good = """
        {
          "securityContext": { "runAsNonRoot": true, "seccompProfile": { "type": "RuntimeDefault" } },
          "containers": [
            {
              "securityContext": { "allowPrivilegeEscalation": false, "capabilities": { "drop": ["ALL"] } },
              "ports": [{ "containerPort": 9464 }],
              "livenessProbe": { "httpGet": { "path": "/" } }
            }
          ],
          "volumes": [{ "name": "tmp", "emptyDir": {} }]
        }
        """;

    [Theory]
    [InlineData("cronjob", true, 2)]
    [InlineData("tick", true, 1)]
    [InlineData("resident", true, 1)]
    [InlineData("keda", true, 1)]
    [InlineData("keda", false, 2)]
    public async Task Every_pod_that_the_module_renders_is_restricted(string mode, bool enabled, int names)
    {
        using var module = new Module();
        module.Write(Path.Combine(Module.Settings, "terraform.tfvars.json"), Variables(mode, enabled));
        (await module.RunAsync(Module.Settings, "init", "-backend=false")).With(0);
        (await module.RunAsync(Module.Settings, "apply", "-auto-approve")).With(0);
        var outputs = (await module.RunAsync(Module.Settings, "output", "-json")).With(0).Out;

        var pods = JsonNode.Parse(outputs)!.AsObject().SelectMany(o => Pods(o.Value!["value"])).ToList();

        pods.Count.ShouldBeGreaterThanOrEqualTo(2 * names, "each is an output of its own, and part of a larger one");
        pods.Select(pod => $"{pod["containers"]![0]!["name"]}")
            .Distinct(StringComparer.Ordinal)
            .Count()
            .ShouldBe(names);
        pods.SelectMany(PodSecurity.Faults).ShouldBeEmpty();
        pods.ShouldAllBe(pod => !pod["automountServiceAccountToken"]!.GetValue<bool>());
    }

    [Fact]
    public void A_restricted_pod_breaks_no_rule() => PodSecurity.Faults(JsonNode.Parse(Good)!).ShouldBeEmpty();

    [Theory]
    [InlineData("\"volumes\"", "\"hostNetwork\": true, \"volumes\"", "hostNetwork")]
    [InlineData("\"volumes\"", "\"hostPID\": true, \"volumes\"", "hostPID")]
    [InlineData("\"volumes\"", "\"hostIPC\": true, \"volumes\"", "hostIPC")]
    [InlineData("\"emptyDir\"", "\"hostPath\"", "volumes")]
    [InlineData("\"runAsNonRoot\": true", "\"runAsNonRoot\": false", "runAsNonRoot")]
    [InlineData("\"runAsNonRoot\": true", "\"runAsNonRoot\": true, \"runAsUser\": 0", "runAsUser")]
    [InlineData("\"runAsNonRoot\": true", "\"runAsNonRoot\": true, \"sysctls\": [{}]", "sysctls")]
    [InlineData("\"runAsNonRoot\": true", "\"runAsNonRoot\": true, \"seLinuxOptions\": {}", "seLinuxOptions")]
    [InlineData("\"runAsNonRoot\": true", "\"runAsNonRoot\": true, \"appArmorProfile\": {}", "appArmorProfile")]
    [InlineData("\"runAsNonRoot\": true", "\"runAsNonRoot\": true, \"windowsOptions\": {}", "windowsOptions")]
    [InlineData("RuntimeDefault", "Unconfined", "seccompProfile")]
    [InlineData("Escalation\": false", "Escalation\": true", "allowPrivilegeEscalation")]
    [InlineData("\"allowPrivilegeEscalation\": false,", "", "allowPrivilegeEscalation")]
    [InlineData("\"capabilities\"", "\"privileged\": true, \"capabilities\"", "privileged")]
    [InlineData("\"capabilities\"", "\"procMount\": \"Unmasked\", \"capabilities\"", "procMount")]
    [InlineData("[\"ALL\"]", "[\"CHOWN\"]", "drop")]
    [InlineData("[\"ALL\"]", "[\"ALL\"], \"add\": [\"SYS_ADMIN\"]", "add")]
    [InlineData("\"containerPort\"", "\"hostPort\"", "hostPort")]
    [InlineData("\"path\"", "\"host\"", "host")]
    public void A_pod_that_breaks_one_rule(string part, string replacement, string rule) =>
        PodSecurity.Faults(JsonNode.Parse(Good.Replace(part, replacement))!).ShouldBe([rule]);

    private static string Variables(string mode, bool enabled) =>
        new JsonObject
        {
            ["mode"] = mode,
            ["enabled"] = enabled,
            ["image"] = "registry.example/beads-automation:0.1.0",
            ["beadboard_url"] = "http://beadboard:3000",
            ["metadata"] = new JsonObject { ["dolt_server_host"] = "dolt" },
            ["database_password_secret"] = new JsonObject { ["name"] = "dolt" },
            ["keda_query"] = "SELECT 0",
        }.ToJsonString();

    /// <summary>Whatever has containers is a PodSpec.</summary>
    private static IEnumerable<JsonNode> Pods(JsonNode? node) =>
        node switch
        {
            JsonObject pod when pod["containers"] is JsonArray => [pod],
            JsonObject all => all.SelectMany(entry => Pods(entry.Value)),
            JsonArray list => list.SelectMany(Pods),
            _ => [],
        };
}
