namespace BeadsAutomation.Tests.Configuration;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Without_any_source_the_defaults_hold()
    {
        var settings = Read();
        settings.Options.ShouldBe(new BeadsOptions());
        settings.Values.ShouldAllBe(v => v.Source == SettingSource.Default);
        settings.Values.Count.ShouldBe(Settings.All.Count);
    }

    [Fact]
    public void The_shell_pairs_config_map_is_enough()
    {
        _home.Write(
            "mounted/metadata.json",
            """
            {"database":"dolt","backend":"dolt","dolt_mode":"server","dolt_server_host":"dolt.beads-server.svc",
             "dolt_server_port":3306,"dolt_server_user":"beads","dolt_server_tls":true,"dolt_database":"code",
             "project_id":"5e0f","something_new":[1]}
            """
        );
        var options = Read().Options;
        options.Host.ShouldBe("dolt.beads-server.svc");
        options.Port.ShouldBe(3306);
        options.User.ShouldBe("beads");
        options.Database.ShouldBe("code");
        options.Tls.ShouldBe(TlsMode.VerifyFull);
        options.ProjectId.ShouldBe("5e0f");
    }

    [Fact]
    public void Each_source_yields_to_the_one_above_it()
    {
        void Expect(int port, SettingSource source, string writtenAs, params string[] options)
        {
            var settings = Read(options);
            settings.Options.Port.ShouldBe(port);
            var value = settings.Values.Single(v => v.Setting.Key is "port");
            value.Source.ShouldBe(source);
            value.WrittenAs.ShouldBe(writtenAs);
        }

        Expect(3307, SettingSource.Default, "BEADS_DOLT_SERVER_PORT (default)");
        var metadata = _home.Write("work/.beads/metadata.json", """{"dolt_server_port":1001}""");
        Expect(1001, SettingSource.Metadata, $"\"dolt_server_port\" in {metadata}");
        var portFile = _home.Write("work/.beads/dolt-server.port", "1002\n");
        Expect(1002, SettingSource.PortFile, portFile);
        var file = _home.Write("c.json", """{"port":1003}""");
        _home.Set("BEADS_CONFIG", file);
        Expect(1003, SettingSource.ConfigFile, $"\"port\" in {file}");
        _home.Set("BEADS_DOLT_PORT", "1004");
        Expect(1004, SettingSource.Environment, "BEADS_DOLT_PORT");
        _home.Set("BEADS_DOLT_SERVER_PORT", "1005");
        Expect(1005, SettingSource.Environment, "BEADS_DOLT_SERVER_PORT");
        Expect(1006, SettingSource.CommandLine, "--port", "--port=1006");
        _home.Set("BEADS_DOLT_SERVER_PORT", "").Set("BEADS_DOLT_PORT", "");
        Expect(1003, SettingSource.ConfigFile, $"\"port\" in {file}");
    }

    [Fact]
    public void The_port_file_is_found_without_a_port_in_metadata()
    {
        _home.Write("work/.beads/metadata.json", """{"dolt_mode":"server","dolt_database":"x"}""");
        _home.Write("work/.beads/dolt-server.port", "41234");
        var options = Read().Options;
        options.Port.ShouldBe(41234);
        options.Database.ShouldBe("x");
    }

    [Fact]
    public void The_nearest_folder_above_is_bds_and_BEADS_DIR_overrides_it()
    {
        _home.Write(".beads/metadata.json", """{"dolt_database":"above"}""");
        Directory.CreateDirectory(Path.Combine(_home.Folder, "work", ".beads"));
        Read().Options.Database.ShouldBe("above");
        _home.Write("elsewhere/metadata.json", """{"dolt_database":"named"}""");
        Read().Options.Database.ShouldBe("above");
        _home.Set("BEADS_DIR", Path.Combine(_home.Folder, "elsewhere"));
        Read().Options.Database.ShouldBe("named");
    }

    [Fact]
    public void Every_setting_is_read_from_the_file_by_its_key_and_from_the_environment_by_its_name()
    {
        foreach (
            var setting in Settings.All.Where(s =>
                s.Environment.Count > 0 && s.Key is not "agent" and not "store" && !s.IsPath
            )
        )
        {
            using var home = new TemporaryHome();
            var text = Sample(setting);
            var json = setting.Json.HasFlag(JsonKinds.Number) && char.IsAsciiDigit(text[^1]) ? text : $"\"{text}\"";
            home.Write("c.json", $"{{ /* why */ \"{setting.Key}\": {json}, }}");
            home.Set("BEADS_CONFIG", "../c.json");
            var byFile = Read(home).Options;
            byFile.ShouldNotBe(new BeadsOptions(), setting.Key);
            setting.Show(byFile).ShouldBe(text, setting.Key);
            foreach (var name in setting.Environment)
            {
                using var other = new TemporaryHome();
                Read(other.Set(name, text)).Options.ShouldBe(byFile, name);
            }
        }
    }

    [Fact]
    public void The_file_is_the_nearest_export_or_the_one_that_BEADS_DIR_holds_or_the_one_that_is_named()
    {
        _home.Set("BEADS_STORE", "jsonl");
        var above = _home.Write(".beads/issues.jsonl", "");
        Read().Options.BeadsFile.ShouldBe(above);
        var here = _home.Write("work/.beads/issues.jsonl", "");
        Read().Options.BeadsFile.ShouldBe(here);
        var elsewhere = _home.Write("elsewhere/issues.jsonl", "");
        _home.Set("BEADS_DIR", Path.GetDirectoryName(elsewhere)!);
        var found = Read();
        found.Options.BeadsFile.ShouldBe(elsewhere);
        found.Values.Single(v => v.Setting.Key is "beadsFile").Source.ShouldBe(SettingSource.BeadsFolder);
        Read(_home.Set("BEADS_FILE", "named.jsonl")).Options.BeadsFile.ShouldBe(InWork("named.jsonl"));
    }

    [Fact]
    public void A_relative_path_begins_here_or_beside_the_file_that_names_it()
    {
        _home.Write("conf/c.json", """{"store":"jsonl","beadsFile":"b.jsonl"}""");
        _home.Set("BEADS_CONFIG", "../conf/c.json");
        Read().Options.BeadsFile.ShouldBe(Path.Combine(_home.Folder, "conf", "b.jsonl"));
        JobsRoot.FolderOf(Read("--jobs-folder=../jobs").Options).ShouldBe(Path.Combine(_home.Folder, "jobs"));
    }

    [Fact]
    public void Jobs_lie_beside_the_file_unless_a_folder_is_named()
    {
        _home.Set("BEADS_FILE", "b/issues.jsonl");
        JobsRoot.FolderOf(Read().Options).ShouldBeNull();
        JobsRoot.FolderOf(Read(_home.Set("BEADS_STORE", "jsonl")).Options).ShouldBe(InWork("b/automation-jobs"));
        JobsRoot.FolderOf(Read(_home.Set("BEADS_JOBS_FOLDER", "jobs")).Options).ShouldBe(InWork("jobs"));
    }

    private string InWork(string path) => Path.Combine(_home.Folder, "work", path);

    [Theory]
    [InlineData("false", TlsMode.Off)]
    [InlineData("off", TlsMode.Off)]
    [InlineData("TRUE", TlsMode.VerifyFull)]
    [InlineData("verify-full", TlsMode.VerifyFull)]
    [InlineData("required", TlsMode.Required)]
    [InlineData("verify-ca", TlsMode.VerifyCa)]
    public void TLS_has_bds_words_and_ours(string text, TlsMode mode) =>
        Read(_home.Set("BEADS_DOLT_SERVER_TLS", text)).Options.Tls.ShouldBe(mode);

    [Fact]
    public void A_secret_comes_from_a_file_as_well_without_its_last_line_break()
    {
        _home.Write("work/token", "t0ken\n");
        var password = _home.Write("pw", "pass word\r\n");
        _home.Set("API_BEARER_TOKEN_FILE", "token").Set("BEADS_DOLT_PASSWORD_FILE", password);
        var options = Read().Options;
        options.AgentServiceToken.ShouldBe("t0ken");
        options.Password.ShouldBe("pass word");
    }

    [Fact]
    public void A_secret_file_can_be_named_in_the_file_beside_it()
    {
        _home.Write("conf/pw", "s3cret\n");
        _home.Write("conf/c.json", """{"passwordFile":"pw"}""");
        _home.Set("BEADS_CONFIG", "../conf/c.json");
        var settings = Read();
        settings.Options.Password.ShouldBe("s3cret");
        settings.Values.ShouldAllBe(v => !v.Shown.Contains("s3cret"));
    }

    private EffectiveSettings Read(params string[] options) => Read(_home, options);

    private static EffectiveSettings Read(TemporaryHome home, params string[] options) =>
        SettingsReader.Read(
            options.Select(o => o.Split('=')).ToDictionary(o => o[0], o => o[1], StringComparer.Ordinal),
            null,
            home.ProcessEnvironment,
            new BeadsOptions()
        );

    private static string Sample(Setting setting) =>
        setting.Key switch
        {
            "beadboardUrl" or "agentServiceUrl" or "notifyUrl" => "http://sample:1",
            "pools" => "sample=2",
            "weatherRetries" => "7",
            "listen" => "[::1]:9000",
            "staleAfter" => "45m",
            "jobTimeout" => "5m",
            "dispatchInterval" or "sweepInterval" => "7m",
            _ when setting.Json == (JsonKinds.Text | JsonKinds.Number) => "51m",
            _ when setting.Choices.Count > 0 => setting.Choices[1],
            _ when setting.Json == JsonKinds.Number => "77",
            _ => "sample",
        };
}
