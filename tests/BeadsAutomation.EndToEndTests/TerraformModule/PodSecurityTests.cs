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
        var pods = await module.PodsAsync(mode, enabled);

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
}
