using System.Diagnostics;
using System.Text.Json.Nodes;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.TerraformModule;

/// <summary>A copy of the Terraform module, so that what terraform leaves behind goes with it.</summary>
internal sealed class Module : IDisposable
{
    /// <summary>Why a test was left out.</summary>
    public const string NoTerraform = "no terraform";

    public Module()
    {
        Assert.SkipWhen(Terraform is null, NoTerraform);
        foreach (var file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The module as it is in the repository.</summary>
    public static string Source { get; } = Path.Combine(AppContext.BaseDirectory, "terraform");

    /// <summary>The part that needs no provider.</summary>
    public static string Settings { get; } = Path.Combine("modules", "settings");

    private static string? Terraform { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "terraform"))
            .FirstOrDefault(File.Exists);

    private string Folder { get; } = Directory.CreateTempSubdirectory("beads-terraform-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Writes a file of the copy.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>Every pod that the module renders, where everything is set that has no default.</summary>
    public async Task<IReadOnlyList<JsonNode>> PodsAsync(string mode, bool enabled)
    {
        var variables = new JsonObject
        {
            ["mode"] = mode,
            ["enabled"] = enabled,
            ["image"] = "registry.example/beads-automation:0.1.0",
            ["beadboard_url"] = "http://beadboard:3000",
            ["metadata"] = new JsonObject { ["dolt_server_host"] = "dolt" },
            ["database_password_secret"] = new JsonObject { ["name"] = "dolt" },
            ["keda_query"] = "SELECT 0",
        };
        Write(Path.Combine(Settings, "terraform.tfvars.json"), variables.ToJsonString());
        (await RunAsync(Settings, "init", "-backend=false")).With(0);
        (await RunAsync(Settings, "apply", "-auto-approve")).With(0);
        var outputs = (await RunAsync(Settings, "output", "-json")).With(0).Out;
        return [.. JsonNode.Parse(outputs)!.AsObject().SelectMany(o => Pods(o.Value!["value"]))];
    }

    /// <summary>Whatever has containers is a PodSpec.</summary>
    private static IEnumerable<JsonNode> Pods(JsonNode? node) =>
        node switch
        {
            JsonObject pod when pod["containers"] is JsonArray => [pod],
            JsonObject all => all.SelectMany(entry => Pods(entry.Value)),
            JsonArray list => list.SelectMany(Pods),
            _ => [],
        };

    /// <summary>Runs terraform in a folder of the copy.</summary>
    public async Task<Ended> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Terraform!, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Path.Combine(Folder, folder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TF_IN_AUTOMATION"] = "1";
        start.Environment["TF_CLI_ARGS"] = "-no-color";
        start.Environment["TF_REGISTRY_DISCOVERY_RETRY"] = "0";
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, output, await error);
    }
}
