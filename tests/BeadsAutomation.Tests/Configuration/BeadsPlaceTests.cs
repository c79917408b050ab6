using System.Diagnostics;

namespace BeadsAutomation.Tests.Configuration;

/// <summary>Which folder of bd's is believed, and how far.</summary>
public sealed class BeadsPlaceTests : IDisposable
{
    private const string Remote = """{"dolt_mode":"server","dolt_server_host":"db.example","dolt_database":"theirs"}""";

    private readonly TemporaryHome _home = new();

    public BeadsPlaceTests() => Directory.CreateDirectory(In("work"));

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("db.example", "", false)]
    [InlineData("10.0.0.7", "required", false)]
    [InlineData("0.0.0.0", "", false)]
    [InlineData("127.0.0.1,db.example", "", false)]
    [InlineData("localhost.example", "off", false)]
    [InlineData("db.example", "verify-full", true)]
    [InlineData("db.example", "verify-ca", true)]
    [InlineData("127.0.0.1", "", true)]
    [InlineData("127.1.2.3", "", true)]
    [InlineData("::1", "", true)]
    [InlineData("LocalHost", "required", true)]
    public void A_password_goes_where_a_discovered_file_sends_it_only_if_that_is_here_or_proves_who_it_is(
        string host,
        string tls,
        bool allowed
    )
    {
        var metadata = _home.Write("work/.beads/metadata.json", $$"""{"dolt_server_host":"{{host}}"}""");
        _home.Set("BEADS_DOLT_SERVER_TLS", tls);
        Problems().ShouldBeEmpty("without a password there is nothing to keep");

        _home.Set("BEADS_DOLT_PASSWORD", "s3cret");

        Problems()
            .ShouldBe(
                allowed
                    ? []
                    :
                    [
                        $"\"dolt_server_host\" in {metadata} names the server '{host}', nobody else does, and the password of BEADS_DOLT_PASSWORD is not sent where a file that happens to lie here sends it: set BEADS_DOLT_SERVER_HOST to that server if you trust it, or BEADS_DOLT_SERVER_TLS to verify-full.",
                    ]
            );
    }

    [Theory]
    [InlineData("variable", true)]
    [InlineData("option", true)]
    [InlineData("configuration", true)]
    [InlineData("BEADS_DIR", true)]
    [InlineData("mounted", true)]
    [InlineData("above", false)]
    [InlineData("redirected", false)]
    [InlineData("named and redirected", true)]
    [InlineData("password in a file", false)]
    [InlineData("password in the configuration", false)]
    [InlineData("store in a file", true)]
    public void Only_a_folder_that_nobody_named_is_kept_from_the_password(string source, bool allowed)
    {
        _home.Set("BEADS_DOLT_PASSWORD", "s3cret");
        var folder = Path.GetDirectoryName(_home.Write("elsewhere/metadata.json", Remote))!;
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        if (source is not ("mounted" or "above" or "redirected" or "named and redirected"))
        {
            _home.Write("work/.beads/metadata.json", Remote);
        }
        switch (source)
        {
            case "variable":
                _home.Set("BEADS_DOLT_SERVER_HOST", "db.example");
                break;
            case "option":
                options["--host"] = "db.example";
                break;
            case "configuration":
                _home.Set("BEADS_CONFIG", _home.Write("c.json", """{"host":"db.example"}"""));
                break;
            case "BEADS_DIR":
                _home.Set("BEADS_DIR", folder);
                break;
            case "mounted":
                _home.Write("mounted/metadata.json", Remote);
                break;
            case "above":
                _home.Write(".beads/metadata.json", Remote);
                break;
            case "redirected":
                _home.Write("work/.beads/redirect", folder);
                break;
            case "named and redirected":
                _home.Write("work/.beads/redirect", folder);
                _home.Set("BEADS_DIR", ".beads");
                break;
            case "password in a file":
                _home.Set("BEADS_DOLT_PASSWORD", "").Set("BEADS_DOLT_PASSWORD_FILE", _home.Write("pw", "s3cret"));
                break;
            case "password in the configuration":
                _home.Set("BEADS_DOLT_PASSWORD", "").Set("BEADS_CONFIG", _home.Write("c.json", """{"password":"x"}"""));
                break;
            default:
                _home.Set("BEADS_STORE", "jsonl").Set("BEADS_FILE", "issues.jsonl");
                break;
        }
        if (allowed)
        {
            Read(options: options).Options.Password.ShouldBe("s3cret");
        }
        else
        {
            Problems().ShouldHaveSingleItem().ShouldContain("'db.example', nobody else does, and the password of ");
        }
    }

    [Theory]
    [InlineData("metadata.json", """{"dolt_server_host":"db.example"}""", true)]
    [InlineData("metadata.json", """{"dolt_server_host":"127.0.0.1"}""", true)]
    [InlineData("metadata.json", """{"dolt_server_port":4444}""", true)]
    [InlineData("dolt-server.port", "4444", true)]
    [InlineData("metadata.json", """{"dolt_database":"x"}""", false)]
    public void Completion_knows_a_server_that_nobody_named(string name, string text, bool discovered)
    {
        _home.Write("work/.beads/" + name, text);
        DiscoveredServer.Is(Read().Values).ShouldBe(discovered);
        _home.Set("BEADS_DOLT_SERVER_HOST", "db.example");
        DiscoveredServer.Is(Read().Values).ShouldBeFalse();
        _home.Set("BEADS_DOLT_SERVER_HOST", "").Set("BEADS_DIR", ".beads");
        DiscoveredServer.Is(Read().Values).ShouldBeFalse();
    }

    [Theory]
    [InlineData(".beads")]
    [InlineData(".beads/metadata.json")]
    [InlineData(".beads/dolt-server.port")]
    public void A_strangers_folder_is_passed_over_and_never_for_a_default(string owned)
    {
        _home.Write("work/.beads/metadata.json", Remote);
        _home.Write("work/.beads/dolt-server.port", "4444");
        _home.Write(".beads/metadata.json", """{"dolt_server_host":"127.0.0.9"}""");
        var sentence =
            $"{In("work/" + owned)} belongs to user 4711, who is neither this user nor root, so it is ignored";
        var fix = $"set BEADS_DIR to {In("work/.beads")} if you trust it";

        Problems(owned).ShouldBe([$"{sentence}, and nothing else says where the beads are: {fix}."]);

        _home.Set("BEADS_DOLT_SERVER_HOST", "db.mine");
        var settings = Read(owned);
        settings.Options.ShouldBe(new BeadsOptions { Host = "db.mine" });
        settings.Findings.ShouldBe([new Finding(DoctorCheck.Environment, Severity.Warning, sentence, fix)]);
        _home.Set("BEADS_DOLT_SERVER_HOST", "").Set("BEADS_DIR", ".beads");
        Read(owned).Options.Port.ShouldBe(4444, "whoever names it means it");
    }

    [Fact]
    public void A_strangers_folder_that_may_not_be_looked_into_is_no_reason_for_a_default()
    {
        Directory.CreateDirectory(In("work/.beads"));
        _home.Write(".beads/metadata.json", """{"dolt_server_host":"127.0.0.9"}""");
        Read().Options.Host.ShouldBe("127.0.0.9");
        Problems(".beads").ShouldHaveSingleItem().ShouldContain("belongs to user 4711");
    }

    [Fact]
    public void A_mounted_folder_is_named_and_comes_after_a_strangers()
    {
        _home.Write("work/.beads/metadata.json", Remote);
        _home.Write("mounted/metadata.json", """{"dolt_server_host":"db.mounted"}""");
        _home.Set("BEADS_DOLT_PASSWORD", "s3cret");
        Read(".beads", "mounted").Options.Host.ShouldBe("db.mounted");
    }

    [Theory]
    [InlineData(".beads")]
    [InlineData(".beads/redirect")]
    [InlineData("../main/.beads")]
    [InlineData("../main/.beads/metadata.json")]
    public void A_redirect_is_believed_when_both_ends_are_ours(string owned)
    {
        _home.Write("work/.beads/redirect", "../main/.beads\n");
        _home.Write("main/.beads/metadata.json", """{"dolt_database":"main"}""");
        Read().Options.Database.ShouldBe("main");
        Problems(owned).ShouldHaveSingleItem().ShouldContain("belongs to user 4711");
    }

    [Theory]
    [InlineData("../main/.beads")]
    [InlineData("../main/.beads/\r\n")]
    [InlineData("  ../main/.beads  ")]
    [InlineData("# this work tree's beads\n\n../main/.beads\nignored")]
    [InlineData("{home}/main/.beads")]
    public void A_redirect_is_followed_from_the_folder_above_it(string text)
    {
        _home.Write("work/.beads/redirect", text.Replace("{home}", _home.Folder));
        _home.Write(
            "work/.beads/metadata.json",
            """{"dolt_database":"tree","dolt_server_port":1,"dolt_server_user":"nobody"}"""
        );
        var metadata = _home.Write("main/.beads/metadata.json", """{"dolt_database":"main","dolt_server_port":2}""");
        _home.Write("work/.beads/issues.jsonl", "");
        var file = _home.Write("main/.beads/issues.jsonl", "");

        var settings = Read();

        settings.Options.ShouldBe(
            new BeadsOptions
            {
                Port = 2,
                Database = "tree",
                BeadsFile = file,
            },
            "as bd does"
        );
        settings.Values.Single(v => v.Setting.Key is "port").WrittenAs.ShouldBe($"\"dolt_server_port\" in {metadata}");
        Read(store: "jsonl").Options.BeadsFile.ShouldBe(file);
    }

    [Theory]
    [InlineData("nowhere", "names {home}/work/nowhere, which is no folder")]
    [InlineData("../file", "names {home}/file, which is no folder")]
    [InlineData(".beads", "names {home}/work/.beads, which is redirected itself, and only one redirect is followed")]
    [InlineData("../next", "names {home}/next, which is redirected itself, and only one redirect is followed")]
    [InlineData("../empty", "names {home}/empty, where there is neither metadata.json nor issues.jsonl")]
    [InlineData("", "holds no path")]
    [InlineData(" \n# ../main/.beads\n", "holds no path")]
    [InlineData("\u0000\u0001ELF", "holds no path")]
    [InlineData("../main\u001b[2J", "holds no path")]
    [InlineData("(fifo)", "cannot be read (it is a named pipe and no plain file)")]
    [InlineData("(device)", "cannot be read (it is a device and no plain file)")]
    [InlineData("(folder)", "cannot be read (it is a folder)")]
    public void A_redirect_that_cannot_be_followed_is_refused_and_nothing_taken_in_its_place(string text, string fault)
    {
        var path = Redirecting(text);
        _home.Write("work/.beads/metadata.json", Remote);
        _home.Write("work/.beads/issues.jsonl", "");
        _home.Write("next/redirect", "../main");
        _home.Write("next/metadata.json", "{}");
        _home.Write("file", "");
        Directory.CreateDirectory(In("empty"));
        string[] sentences =
        [
            $"{path} {fault.Replace("{home}", _home.Folder)}: write the path of the .beads folder that is meant into it, or remove it.",
        ];

        Problems().ShouldBe(sentences);
        Problems(store: "jsonl").ShouldBe(sentences);
        _home.Set("BEADS_DIR", ".beads");
        Problems().ShouldBe(sentences);
    }

    [Theory]
    [InlineData(".beads/metadata.json")]
    [InlineData(".beads/dolt-server.port")]
    [InlineData("c.json")]
    [InlineData("pw")]
    public void A_pipe_in_place_of_a_file_is_refused_and_hangs_nothing(string name)
    {
        MakePipe(In("work/" + name));
        if (name is "c.json" or "pw")
        {
            _home.Set(name is "pw" ? "BEADS_DOLT_PASSWORD_FILE" : "BEADS_CONFIG", name);
        }
        Problems().ShouldHaveSingleItem().ShouldContain("cannot be read (it is a named pipe and no plain file)");
    }

    [Theory]
    [InlineData("metadata.json", """{"dolt_mode":"server"}""", "a server", Severity.Warning)]
    [InlineData("metadata.json", """{"dolt_mode":"proxied-server"}""", "a server", Severity.Warning)]
    [InlineData("metadata.json", """{"dolt_server_host":"db"}""", "a server", Severity.Warning)]
    [InlineData("metadata.json", """{"dolt_server_port":3306}""", "a server", Severity.Warning)]
    [InlineData("metadata.json", """{"dolt_mode":"embedded"}""", "a database of its own", Severity.Info)]
    [InlineData("metadata.json", """{"backend":"sqlite"}""", "a database of its own", Severity.Info)]
    [InlineData("metadata.json", "no JSON", null, Severity.Ok)]
    [InlineData("config.yaml", "no-db: true", null, Severity.Ok)]
    public void A_file_beside_a_database_is_an_export_and_that_is_said(
        string name,
        string text,
        string? database,
        Severity severity
    )
    {
        var metadata = _home.Write("work/.beads/" + name, text);
        var file = _home.Write("work/.beads/issues.jsonl", "");
        _home.Set("BEADS_FILE", file);
        ExportedFile
            .Judge(file)
            .ShouldBe(
                database is null
                    ? null
                    : new Finding(
                        DoctorCheck.Store,
                        severity,
                        $"{file} is an export, which bd overwrites: {metadata} names {database} as what bd works in, so what the file says can be old",
                        "leave BEADS_STORE out to work where bd does, or see to it that bd never writes this file"
                    )
            );
        if (severity == Severity.Warning)
        {
            Read(store: "jsonl").Findings.Count.ShouldBe(1);
            Read().Findings.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_file_that_bd_is_sent_away_from_is_said()
    {
        _home.Write("main/.beads/issues.jsonl", "");
        _home.Write("work/.beads/redirect", "../main/.beads");
        _home.Set("BEADS_FILE", _home.Write("work/.beads/issues.jsonl", ""));
        Read(store: "jsonl").Findings.ShouldHaveSingleItem().Sentence.ShouldContain("sends bd to another folder");
        _home.Set("BEADS_FILE", "");
        Read(store: "jsonl").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_system_says_of_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux is asked");
        var file = _home.Write("file", "");
        FileFacts.StrangerOf(file).ShouldBeNull("it is ours");
        FileFacts.StrangerOf("/proc/self/exe").ShouldBeNull();
        FileFacts.At(file).Kind.ShouldBe(FileKind.Plain);
        FileFacts.At(_home.Folder).Kind.ShouldBe(FileKind.Folder);
        FileFacts.At("/dev/null").Kind.ShouldBe(FileKind.Device);
        FileFacts.At(In("nothing")).Kind.ShouldBe(FileKind.Missing);
    }

    private string Redirecting(string text)
    {
        var path = Path.Combine(_home.Folder, "work", ".beads", "redirect");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        switch (text)
        {
            case "(fifo)":
                MakePipe(path);
                break;
            case "(device)":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "(folder)":
                Directory.CreateDirectory(path);
                break;
            default:
                File.WriteAllText(path, text);
                break;
        }
        return path;
    }

    private static void MakePipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        made.ExitCode.ShouldBe(0);
    }

    private string In(string path) => Path.GetFullPath(path, _home.Folder);

    private EffectiveSettings Read(
        string? owned = null,
        string? alsoOwned = null,
        string? store = null,
        Dictionary<string, string>? options = null
    )
    {
        _home.Set("BEADS_STORE", store ?? _home.ProcessEnvironment.Variable("BEADS_STORE") ?? "");
        try
        {
            string?[] theirs = [owned, alsoOwned];
            var strange = theirs.OfType<string>().Select(path => In("work/" + path)).ToList();
            var surroundings = _home.ProcessEnvironment with
            {
                StrangerOf = path => strange.Contains(path, StringComparer.Ordinal) ? 4711 : null,
            };
            return SettingsReader.Read(
                options ?? new Dictionary<string, string>(StringComparer.Ordinal),
                null,
                surroundings,
                new BeadsOptions()
            );
        }
        finally
        {
            if (store is not null)
            {
                _home.Set("BEADS_STORE", "");
            }
        }
    }

    private IReadOnlyList<string> Problems(string? owned = null, string? store = null)
    {
        try
        {
            Read(owned, store: store);
            return [];
        }
        catch (ConfigurationException e)
        {
            return e.Problems;
        }
    }
}
