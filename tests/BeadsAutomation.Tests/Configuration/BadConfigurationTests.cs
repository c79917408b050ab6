namespace BeadsAutomation.Tests.Configuration;

public sealed class BadConfigurationTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(
        "BEADS_STALE_AFTER",
        "soon",
        "BEADS_STALE_AFTER is 'soon', which is no duration; write for example 30m, 1h30m, 90s, 00:30:00, PT30M or a whole number of minutes."
    )]
    [InlineData(
        "BEADS_MAX_IN_FLIGHT",
        "99999999999",
        "BEADS_MAX_IN_FLIGHT is '99999999999', which is no whole number of that size; write digits only."
    )]
    [InlineData(
        "BEADS_DOLT_PORT",
        "0x10",
        "BEADS_DOLT_PORT is '0x10', which is no whole number of that size; write digits only."
    )]
    [InlineData(
        "BEADS_DOLT_SERVER_TLS",
        "maybe",
        "BEADS_DOLT_SERVER_TLS is 'maybe', which is no TLS mode; use off, required, verify-ca or verify-full."
    )]
    [InlineData(
        "BEADBOARD_URL",
        "beadboard",
        "BEADBOARD_URL is 'beadboard', which is no absolute URL; write it in full, for example http://beadboard:3000."
    )]
    [InlineData(
        "BEADBOARD_URL",
        "me:s3cret@beadboard:x",
        "BEADBOARD_URL does not begin with http:// or https://: write it in full, for example http://beadboard:3000."
    )]
    [InlineData(
        "BEADBOARD_URL",
        "http://me:s3cret@:x",
        "BEADBOARD_URL is (not shown), which is no absolute URL; write it in full, for example http://beadboard:3000."
    )]
    [InlineData("BEADS_FILE", "a\0b", "BEADS_FILE is 'a b', which is no path.")]
    [InlineData(
        "BEADS_STORE",
        "jsonl",
        "BEADS_STORE is jsonl, and there is no .beads/issues.jsonl here or in a parent folder: name the file in BEADS_FILE."
    )]
    [InlineData(
        "BEADS_TRUSTED_ACTORS",
        ", ,",
        "BEADS_TRUSTED_ACTORS is ', ,' and names nobody, so that everybody would be trusted: name somebody, or leave it out."
    )]
    [InlineData(
        "BEADS_POOLS",
        "gpu=1,gpu=2",
        "BEADS_POOLS is 'gpu=1,gpu=2', which is no list of names and numbers; write for example website=2,gpu=1."
    )]
    [InlineData(
        "BEADS_STALE_AFTER",
        "20",
        "BEADS_STALE_AFTER is 20m while BEADS_JOB_TIMEOUT (default) is 15m, so that live work would be given up: set it to 25m or more."
    )]
    [InlineData(
        "BEADS_ASSIGNEE",
        "a\u001b[31mb",
        "BEADS_ASSIGNEE is 'a [31mb' and holds a control character: remove it, a line break at the end for instance."
    )]
    [InlineData("BEADS_POOLS", "a=1,gpu=1001", "BEADS_POOLS: gpu is 1001: use 1 to 1000.")]
    [InlineData(
        "BEADS_JOB_BUDGET",
        "much",
        "BEADS_JOB_BUDGET is 'much', which is no number; write for example 2 or 1.5."
    )]
    [InlineData(
        "BEADS_LISTEN",
        "here",
        "BEADS_LISTEN is 'here', which is no address and port; write for example 127.0.0.1:9464, 0.0.0.0:9464 or [::]:9464."
    )]
    [InlineData(
        "BEADS_AGENT_ENV_DENY",
        "A*,b c",
        "BEADS_AGENT_ENV_DENY holds 'b c', which is no variable's name: write letters, digits, _ and *, with commas between."
    )]
    public void A_bad_variable_is_named_with_its_value_and_the_fix(string name, string value, string sentence) =>
        Problems(_home.Set(name, value)).ShouldBe([sentence]);

    [Theory]
    [InlineData("""{"staleAftr":"30m"}""", "\"staleAftr\" in {file} is no setting: did you mean \"staleAfter\"?")]
    [InlineData("""{"max_in_flight":1}""", "\"max_in_flight\" in {file} is no setting: did you mean \"maxInFlight\"?")]
    [InlineData("""{"port":1,"port":2}""", "\"port\" in {file} is there twice: remove one of them.")]
    [InlineData("""{"port":"1"}""", "\"port\" in {file} is a text: write a number without quotes.")]
    [InlineData(
        """{"port":1.5}""",
        "\"port\" in {file} is '1.5', which is no whole number of that size; write digits only."
    )]
    [InlineData("""{"port":65536}""", "\"port\" in {file} is 65536: use 1 to 65535.")]
    [InlineData("""{"assignee":7}""", "\"assignee\" in {file} is a number: write a text in quotes.")]
    [InlineData("""{"assignee":["a"]}""", "\"assignee\" in {file} is a list: write a text in quotes.")]
    [InlineData(
        """{"staleAfter":true}""",
        "\"staleAfter\" in {file} is true or false: write a text in quotes or a number."
    )]
    [InlineData("""{"host":{}}""", "\"host\" in {file} is an object: write a text in quotes.")]
    [InlineData(
        """{"host":"\ud83d"}""",
        "{file} holds an escape that stands for half a character (\\ud800 to \\udfff): mend it there."
    )]
    [InlineData(
        """{"\ud83d":1}""",
        "{file} holds an escape that stands for half a character (\\ud800 to \\udfff): mend it there."
    )]
    [InlineData("""[]""", "{file} is no JSON object: it must begin with { and end with }.")]
    [InlineData("{\n  \"port\": \n}", "{file} is no valid JSON (line 3, byte 1): mend it there.")]
    [InlineData("", "{file} is no valid JSON (line 1, byte 1): mend it there.")]
    [InlineData(
        """{"passwordFile":"\u0000"}""",
        "\"passwordFile\" in {file} names , which cannot be read (no path holds a NUL): name a readable file that holds the secret alone."
    )]
    public void A_bad_file_is_named_with_its_place_and_the_fix(string json, string sentence)
    {
        var file = _home.Write("c.json", json);
        Problems(_home.Set("BEADS_CONFIG", file)).ShouldBe([sentence.Replace("{file}", file)]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_whoever_names_it()
    {
        var path = Path.Combine(_home.Folder, "none.json");
        Problems(_home, path)
            .ShouldBe([
                $"--config names {path}, which cannot be read (there is no such file): name a readable JSON file.",
            ]);
        Problems(_home.Set("BEADS_CONFIG", path))
            .ShouldBe([
                $"BEADS_CONFIG names {path}, which cannot be read (there is no such file): name a readable JSON file.",
            ]);
    }

    [Theory]
    [InlineData(
        """{"dolt_mode":"embedded"}""",
        "\"dolt_mode\" in {file} is \"embedded\", and this program needs a Dolt SQL server: start one with 'dolt sql-server' and name it in BEADS_DOLT_SERVER_HOST."
    )]
    [InlineData(
        """{"backend":"sqlite"}""",
        "\"backend\" in {file} is \"sqlite\", and this program needs a Dolt SQL server: start one with 'dolt sql-server' and name it in BEADS_DOLT_SERVER_HOST."
    )]
    [InlineData(
        """{"dolt_server_port":"3306"}""",
        "\"dolt_server_port\" in {file} is a text: write a number without quotes."
    )]
    [InlineData("""{"dolt_server_host":5}""", "\"dolt_server_host\" in {file} is a number: write a text in quotes.")]
    [InlineData(
        """{"dolt_server_tls":1}""",
        "\"dolt_server_tls\" in {file} is a number: write true, false or a text in quotes."
    )]
    [InlineData(
        """{"dolt_mode":"\ud83d"}""",
        "{file} holds an escape that stands for half a character (\\ud800 to \\udfff): mend it there."
    )]
    [InlineData("{", "{file} is no valid JSON (line 1, byte 2): mend it there.")]
    [InlineData("null", "{file} is no JSON object: it must begin with { and end with }.")]
    public void Bad_metadata_is_named_with_its_place_and_the_fix(string json, string sentence)
    {
        var file = _home.Write("work/.beads/metadata.json", json);
        Problems(_home).ShouldBe([sentence.Replace("{file}", file)]);
    }

    [Fact]
    public void An_embedded_database_is_no_obstacle_when_a_server_is_named()
    {
        _home.Write("work/.beads/metadata.json", """{"dolt_mode":"embedded"}""");
        Problems(_home.Set("BEADS_DOLT_SERVER_HOST", "dolt")).ShouldBeEmpty();
    }

    [Fact]
    public void An_embedded_database_is_no_obstacle_to_a_file()
    {
        _home.Write("work/.beads/metadata.json", """{"dolt_mode":"embedded"}""");
        _home.Write("work/.beads/issues.jsonl", "");
        Problems(_home.Set("BEADS_STORE", "jsonl")).ShouldBeEmpty();
    }

    [Fact]
    public void The_command_agent_needs_a_command_and_with_a_server_a_folder()
    {
        Problems(_home.Set("BEADS_AGENT", "command"))
            .ShouldBe([
                "BEADS_AGENT is command, and BEADS_AGENT_COMMAND is not set: write the program and its arguments there.",
                "BEADS_AGENT is command, and BEADS_JOBS_FOLDER is not set: name a folder that dispatcher and reaper share.",
            ]);
        Problems(_home.Set("BEADS_AGENT_COMMAND", "agent").Set("BEADS_JOBS_FOLDER", "jobs")).ShouldBeEmpty();
    }

    [Fact]
    public void The_agent_service_does_not_see_a_file()
    {
        _home.Write("work/.beads/issues.jsonl", "");
        _home.Set("BEADS_AGENT", "service").Set("BEADS_STORE", "jsonl").Set("AGENT_SERVICE_URL", "http://agents:8080");
        Problems(_home)
            .ShouldBe([
                "BEADS_AGENT is service while BEADS_STORE is jsonl, a file that the service's agents do not see: use a server, or agent command.",
            ]);
    }

    [Theory]
    [InlineData("{{bead}}", null)]
    [InlineData(
        "{{beads}}",
        "no usable template: it holds {{beads}}, which is no placeholder: use {{id}}, {{attempt}}, {{claim}}, {{assignee}}, {{bd}}, {{how}}, {{bead}}."
    )]
    [InlineData(null, "no template that can be read (there is no such file): name a readable file of text.")]
    public void A_prompt_template_is_read_at_the_start(string? text, string? problem)
    {
        var file = text is null ? Path.Combine(_home.Folder, "none.md") : _home.Write("prompt.md", text);
        Problems(_home.Set("BEADS_PROMPT_FILE", file))
            .ShouldBe(problem is null ? [] : [$"BEADS_PROMPT_FILE is '{file}', which is {problem}"]);
    }

    [Fact]
    public void A_port_file_with_something_else_in_it_is_refused()
    {
        var file = _home.Write("work/.beads/dolt-server.port", "none");
        Problems(_home).ShouldBe([$"{file} is 'none', which is no whole number of that size; write digits only."]);
    }

    [Fact]
    public void A_BEADS_DIR_without_anything_of_bds_is_refused()
    {
        var folder = Path.Combine(_home.Folder, "nowhere");
        Problems(_home.Set("BEADS_DIR", folder))
            .ShouldBe([
                $"BEADS_DIR is {folder}, where there is neither metadata.json nor issues.jsonl: name the folder that holds them, usually .beads.",
            ]);
    }

    [Fact]
    public void A_secret_is_never_shown()
    {
        _home
            .Set("API_BEARER_TOKEN", "s3 cret")
            .Set("API_BEARER_TOKEN_FILE", "x")
            .Set("BEADS_DOLT_PASSWORD_FILE", "none");
        var problems = Problems(_home);
        problems.ShouldBe([
            $"BEADS_DOLT_PASSWORD_FILE names none, which cannot be read (there is no such file): name a readable file that holds the secret alone.",
            "API_BEARER_TOKEN and API_BEARER_TOKEN_FILE are both set: unset one of them.",
        ]);
    }

    [Fact]
    public void All_problems_are_told_at_once() =>
        Problems(_home.Set("BEADS_STALE_AFTER", "x").Set("BEADS_HARD_CAP", "y")).Count.ShouldBe(2);

    private static IReadOnlyList<string> Problems(TemporaryHome home, string? configFile = null)
    {
        try
        {
            var nothing = new Dictionary<string, string>(StringComparer.Ordinal);
            SettingsReader.Read(nothing, configFile, home.ProcessEnvironment, new BeadsOptions());
            return [];
        }
        catch (ConfigurationException e)
        {
            return e.Problems;
        }
    }
}
