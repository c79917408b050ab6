using System.Text;
using BeadsAutomation.Testing.Chance;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.HostileInput;

/// <summary>Settings from broken files, variables and options are read, or refused in sentences that can be shown; nothing else.</summary>
public sealed class SettingsFuzzTests : IDisposable
{
    private static readonly string[] ConfigFiles =
    [
        """{"host":"db","port":3307,"user":"beads","passwordFile":"secret","database":"code","tls":true}""",
        """
            {
              // how long is silence
              "staleAfter": "1h30m", "jobTimeout": "PT15M", "hardCap": "02:00:00", "maxInFlight": 10, "maxAttempts": 5,
              "beadboardUrl": "http://u:p@beadboard:3000/base/?q#f", "agentServiceToken": "t0ken", "logLevel": "debug",
            }
            """,
        """{"store":"jsonl","beadsFile":"../issues.jsonl","agent":"command","agentCommand":"claude -p","agentSlots":2}""",
    ];

    private static readonly string[] Metadata =
    [
        """
            {"database":"dolt","backend":"dolt","dolt_mode":"server","dolt_server_host":"dolt.beads-server.svc",
             "dolt_server_port":3306,"dolt_server_user":"beads","dolt_server_tls":true,"dolt_database":"code",
             "project_id":"5e0f","something_new":[1]}
            """,
        """{"backend":"sqlite","dolt_mode":"embedded","dolt_server_port":"3306","dolt_server_tls":"false"}""",
    ];

    private static readonly string[] Texts =
    [
        "30m",
        "1h30m",
        "PT2H",
        "00:30:00",
        "90",
        "http://user:pass@host:3000/a?b#c",
        "https://[::1]:8080",
        "verify-full",
        "../there/issues.jsonl",
        "debug",
        "jsonl",
        "command",
        "claude -p \"$BEAD_ID\" 'a b'",
        "agent",
    ];

    private readonly TemporaryHome _home = new();

    public SettingsFuzzTests() => _home.Write("work/here", "");

    public void Dispose() => _home.Dispose();

    [Fact]
    public Task The_json_file() => FuzzFileAsync(ConfigFiles, "c.json", "BEADS_CONFIG");

    [Fact]
    public Task The_metadata_of_bd() => FuzzFileAsync(Metadata, "work/.beads/metadata.json");

    [Fact]
    public Task The_port_file_of_bd() => FuzzFileAsync(["3307\n", "65535"], "work/.beads/dolt-server.port");

    [Fact]
    public Task A_file_with_a_secret() => FuzzFileAsync(["s3cret\n"], "secret", "BEADS_DOLT_PASSWORD_FILE");

    [Fact]
    public Task Any_variable_and_any_option()
    {
        var names = Settings.All.SelectMany(s => s.Environment).ToList();
        var options = Settings.All.Select(s => s.Option).OfType<string>().ToList();
        return Fuzz.RunAsync(
            Texts,
            input =>
            {
                // No system passes a NUL in a variable or an argument.
                var text = Encoding.UTF8.GetString(input).Replace("\0", "", StringComparison.Ordinal);
                var name = names[input.Length % names.Count];
                var option = options[input.Length % options.Count];
                ShouldBeReadOrRefused((name, text), null);
                ShouldBeReadOrRefused(null, (option, text));
            }
        );
    }

    private Task FuzzFileAsync(string[] corpus, string path, string? variable = null)
    {
        var file = _home.Write(path, "");
        return Fuzz.RunAsync(
            corpus,
            input =>
            {
                File.WriteAllBytes(file, input);
                ShouldBeReadOrRefused(variable is null ? null : (variable, file), null);
            }
        );
    }

    private void ShouldBeReadOrRefused((string Name, string Text)? variable, (string Name, string Text)? option)
    {
        var surroundings = _home.ProcessEnvironment with
        {
            Environment = name => variable?.Name == name ? variable?.Text : null,
        };
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        if (option is { } given)
        {
            options[given.Name] = given.Text;
        }
        try
        {
            var read = SettingsReader.Read(options, null, surroundings, new BeadsOptions());
            read.Values.Count.ShouldBe(Settings.All.Count);
            read.Values.Where(v => !Printable.IsPrintable(v.Shown + v.WrittenAs)).ShouldBeEmpty();
        }
        catch (ConfigurationException refused)
        {
            refused.Problems.Where(p => p.Length == 0 || !Printable.IsPrintable(p)).ShouldBeEmpty();
        }
    }
}
