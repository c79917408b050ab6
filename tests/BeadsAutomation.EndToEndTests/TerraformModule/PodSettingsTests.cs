using System.Text.Json.Nodes;
using BeadsAutomation.Testing;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.EndToEndTests.TerraformModule;

/// <summary>Both programs with what the module gives them: its environment, and bd's metadata where it is mounted.</summary>
public sealed class PodSettingsTests : IDisposable
{
    private const string Server = "dolt.beads-server.invalid";

    private readonly string _folder = Directory.CreateTempSubdirectory("beads-pod-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("cronjob")]
    [InlineData("tick")]
    public async Task The_password_goes_to_the_server_that_the_mounted_metadata_names(string mode)
    {
        using var module = new Module();
        var pods = await module.PodsAsync(mode, enabled: true);
        foreach (
            var container in pods.Select(pod => pod["containers"]![0]!)
                .DistinctBy(c => $"{c["name"]}", StringComparer.Ordinal)
        )
        {
            container["volumeMounts"]!
                .AsArray()
                .ShouldContain(mount => $"{mount!["mountPath"]}" == ProcessEnvironment.MetadataMount);
            var environment = container["env"]!
                .AsArray()
                .ToDictionary(
                    variable => $"{variable!["name"]}",
                    variable => $"{variable!["value"] ?? "from a secret"}",
                    StringComparer.Ordinal
                );
            environment.ShouldContainKey("BEADS_DOLT_PASSWORD");
            environment.ShouldNotContainKey("BEADS_DOLT_SERVER_HOST");
            var executable = $"{container["command"]![0]}".EndsWith(
                ReaperProgram.Executable.Name,
                StringComparison.Ordinal
            )
                ? ReaperProgram.Executable
                : DispatcherProgram.Executable;

            var (code, error) = await RunAsync(executable, environment);

            error.ShouldContain($"{Server}:3306");
            code.ShouldBe(3, "it asked that server, which is not there");
        }
    }

    private async Task<(int Code, string Error)> RunAsync(Program executable, Dictionary<string, string> environment)
    {
        using var error = new StringWriter();
        using var log = new RecordedLog();
        var surroundings = new ProcessEnvironment
        {
            Environment = environment.GetValueOrDefault,
            Folder = "/",
            MetadataFolder = Mounted(),
            Out = TextWriter.Null,
            Error = error,
        };
        var code = await CommandHost.RunAsync(
            executable,
            [],
            surroundings,
            (parts, _) => parts with { Loggers = new LoggerFactory([log]) }
        );
        return (code, error.ToString());
    }

    // As a kubelet mounts a ConfigMap: links, so that all files change at once.
    private string Mounted()
    {
        var mounted = Path.Combine(_folder, "mounted");
        if (!Directory.Exists(mounted))
        {
            Directory.CreateDirectory(Path.Combine(mounted, "..2026"));
            File.WriteAllText(
                Path.Combine(mounted, "..2026", "metadata.json"),
                new JsonObject
                {
                    ["dolt_mode"] = "server",
                    ["dolt_server_host"] = Server,
                    ["dolt_server_port"] = 3306,
                }.ToJsonString()
            );
            Directory.CreateSymbolicLink(Path.Combine(mounted, "..data"), "..2026");
            File.CreateSymbolicLink(Path.Combine(mounted, "metadata.json"), "..data/metadata.json");
        }
        return mounted;
    }
}
