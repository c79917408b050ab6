namespace BeadsAutomation.Tests.Agents;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("Authorization: Bearer abc.def-123", "Authorization: Bearer ***")]
    [InlineData("bearer  abcdef123456", "bearer  ***")]
    [InlineData("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic ***")]
    [InlineData("pushed with ghp_0123456789abcdef!", "pushed with ***!")]
    [InlineData("github_pat_11AA_bb", "***")]
    [InlineData("key sk-ant-api03-AbC_d.", "key ***.")]
    [InlineData("glpat-abcdefgh", "***")]
    [InlineData("xoxb-123-456", "***")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "***")]
    [InlineData("hvs.CAESIJ12", "***")]
    [InlineData("eyJhbGciOiJIUzI1.eyJzdWIiOiIx.SflKxwRJ", "***")]
    [InlineData("password=hunter2 next", "password=*** next")]
    [InlineData("PASSWORD: hunter2", "PASSWORD: ***")]
    [InlineData("BEADS_DOLT_PASSWORD='two words' next", "BEADS_DOLT_PASSWORD=*** next")]
    [InlineData("{\"api_key\": \"a b\", \"x\": 1}", "{\"api_key\": ***, \"x\": 1}")]
    [InlineData("API_BEARER_TOKEN=t0p", "API_BEARER_TOKEN=***")]
    [InlineData("client_secret=abc;next", "client_secret=***;next")]
    [InlineData("{\\\"token\\\": \\\"t0p\\\", \\\"x\\\": 1}", "{\\\"token\\\": \\***, \\\"x\\\": 1}")] // JSON within JSON
    [InlineData("login --token t0pt0pt0p --verbose", "login --token *** --verbose")]
    [InlineData("db --db-password 'two words' x", "db --db-password *** x")]
    [InlineData("ASIAIOSFODNN7EXAMPLE", "***")]
    [InlineData("AIzaSyA0123456789abcdefghij", "***")]
    [InlineData("npm_0123456789abcdefghij", "***")]
    [InlineData("sk_live_0123456789", "***")]
    [InlineData("https://hooks.slack.com/services/T0/B0/x1 next", "https://*** next")]
    [InlineData("password=\"not closed", "password=***")]
    [InlineData("https://me:hunter2@example.org/x", "https://***@example.org/x")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\nnext", "***\nnext")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMII", "***")]
    public void What_looks_like_a_secret_is_masked(string text, string shown) => Secrets.Masked(text).ShouldBe(shown);

    [Theory]
    [InlineData("")]
    [InlineData("token limit exceeded")]
    [InlineData("the password is wrong")]
    [InlineData("a bearer of news")]
    [InlineData("risk-free and task-based")]
    [InlineData("https://example.org:8080/x?a=b")]
    [InlineData("see me@example.org")]
    [InlineData("ghp_")]
    [InlineData("give it a --token, or none")]
    [InlineData("see --token to log in")]
    public void Prose_is_left_as_it_is(string text) => Secrets.Masked(text).ShouldBe(text);

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("  two\n\tlines ", "two lines")]
    [InlineData("used token=t0p \e[31mred", "used token=*** red")]
    [InlineData("\e[31mghp_abcdefghijkl", "***")]
    [InlineData("password        = \"hunter22\"", "password = ***")]
    [InlineData("Authorization: token abcdefgh1234", "Authorization: token ***")]
    [InlineData("mysql://beads:s3/cr3t@db/x", "mysql://***@db/x")]
    [InlineData("mysql://u:p@ss@h", "mysql://***@h")]
    [InlineData("""{"e":"no\nghp_abcdefghijkl\u001b[0m"}""", """{"e":"no *** "}""")]
    [InlineData("password=\"two\nlines\"", "password=*** lines\"")]
    public void What_is_shown_is_masked_and_on_one_line(string? text, string shown) =>
        Secrets.Shown(text, 40).ShouldBe(shown);

    [Theory]
    [InlineData("", "", "xxxxxxxxxxxxxxxxxxx…")]
    [InlineData("\n\n  ", "", "xxxxxxxxxxxxxxxxxxx…")]
    [InlineData("token=", "", "token=***…")]
    [InlineData("said \"token=", " ghp_0123456789abcdef", "said \"token=***…")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n", "", "***…")]
    public void Of_a_long_text_no_more_is_looked_at_than_can_be_shown(string before, string after, string shown) =>
        Secrets.Shown(before + new string('x', 5_000_000) + after, 20).ShouldBe(shown);

    /// <summary>What masks leave behind them moves to the front, and with it what the cut left of a secret.</summary>
    [Fact]
    public void No_part_of_a_secret_at_the_cut_is_shown()
    {
        foreach (var length in Enumerable.Range(3900, 300))
        {
            var text =
                $"token={new string('x', length)} to https://me:hunter2@example.org with npm_0123456789abcdefghij. "
                + new string('y', 1_000_000);

            var shown = Secrets.Shown(text, 100);

            shown.ShouldStartWith("token=***");
            shown.ShouldNotContain("hun");
            shown.ShouldNotContain("0123");
        }
    }
}
