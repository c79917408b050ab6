using System.Text.Json.Nodes;

namespace BeadsAutomation.EndToEndTests.TerraformModule;

/// <summary>Kubernetes' Pod Security Standard 'restricted', 'baseline' included, for Linux pods.</summary>
internal static class PodSecurity
{
    private static readonly string[] Volumes =
    [
        "configMap",
        "csi",
        "downwardAPI",
        "emptyDir",
        "ephemeral",
        "persistentVolumeClaim",
        "projected",
        "secret",
    ];

    private static readonly string[] HostNamespaces = ["hostNetwork", "hostPID", "hostIPC"];

    private static readonly string[] ContainerLists = ["containers", "initContainers", "ephemeralContainers"];

    /// <summary>What a PodSpec breaks.</summary>
    public static IEnumerable<string> Faults(JsonNode pod)
    {
        var containers = ContainerLists.SelectMany(list => pod[list]?.AsArray().ToArray() ?? []).ToList();
        return FaultsOfPod(pod).Concat(containers.SelectMany(container => Faults(container!, pod)));
    }

    private static IEnumerable<string> FaultsOfPod(JsonNode pod)
    {
        foreach (var name in HostNamespaces.Where(name => IsTrue(pod[name])))
        {
            yield return name;
        }
        if (pod["securityContext"]?["sysctls"] is JsonArray { Count: > 0 })
        {
            yield return "sysctls";
        }
        foreach (var volume in pod["volumes"]?.AsArray() ?? [])
        {
            if (volume!.AsObject().Any(entry => entry.Key != "name" && !Volumes.Contains(entry.Key)))
            {
                yield return "volumes";
            }
        }
    }

    private static IEnumerable<string> Faults(JsonNode container, JsonNode pod)
    {
        var own = container["securityContext"];
        var shared = pod["securityContext"];
        var kept = (string name) => own?[name] ?? shared?[name];
        var rules = new (string Name, bool Holds)[]
        {
            ("privileged", !IsTrue(own?["privileged"])),
            ("allowPrivilegeEscalation", own?["allowPrivilegeEscalation"] is JsonValue v && !IsTrue(v)),
            ("runAsNonRoot", IsTrue(kept("runAsNonRoot"))),
            ("runAsUser", $"{kept("runAsUser") ?? 1}" != "0"),
            ("seccompProfile", $"{kept("seccompProfile")?["type"]}" is "RuntimeDefault" or "Localhost"),
            ("drop", Words(own?["capabilities"]?["drop"]).Contains("ALL", StringComparer.Ordinal)),
            ("add", Words(own?["capabilities"]?["add"]).All(word => word == "NET_BIND_SERVICE")),
            ("seLinuxOptions", kept("seLinuxOptions") is null),
            ("appArmorProfile", kept("appArmorProfile") is null),
            ("windowsOptions", kept("windowsOptions") is null),
            ("procMount", own?["procMount"] is null),
            ("hostPort", Ports(container).All(port => port!["hostPort"] is null)),
            ("host", Probes(container).All(probe => probe?["httpGet"]?["host"] is null)),
        };
        return rules.Where(rule => !rule.Holds).Select(rule => rule.Name);
    }

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool set) && set;

    private static IEnumerable<string> Words(JsonNode? list) => list?.AsArray().Select(word => $"{word}") ?? [];

    private static JsonArray Ports(JsonNode container) => container["ports"]?.AsArray() ?? [];

    private static IEnumerable<JsonNode?> Probes(JsonNode container) =>
        [container["livenessProbe"], container["readinessProbe"], container["startupProbe"]];
}
