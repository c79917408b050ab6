namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>What reaches the agent, as it is.</summary>
public sealed class HandOverTests
{
    private const string Record = """
        for name in BEAD_ID BEAD_ATTEMPT BEAD_CLAIM BEADS_ACTOR BEADS_FILE; do
            eval "printf '%s' \"\$$name\"" > "$1/$name"
        done
        cp "$BEAD_PROMPT_FILE" "$1/prompt"
        printf '%s' "$BEAD_JOB_FOLDER" > "$1/folder"
        read line || echo "nothing to read" > "$1/input"
        """;

    [Theory]
    [InlineData("bd-1")]
    [InlineData("it's \"quoted\" `id` $(touch /tmp/never) $HOME; rm -rf x & | > * ? \\ %s")]
    [InlineData("two\nlines\r\nand\ttabs ")]
    [InlineData("--help")]
    [InlineData("été 🐝 𝔟𝔢𝔞𝔡 ‮rtl")]
    public async Task An_id_of_any_characters_arrives_as_it_is(string beadId)
    {
        await using var workshop = await Workshop.WithAsync(Record);

        await workshop.SendAsync(order: Workshop.Order(beadId: beadId));
        (await workshop.OverAsync()).State.ShouldBe(JobState.Completed);

        File.ReadAllText(workshop.At("BEAD_ID")).ShouldBe(beadId);
        File.ReadAllText(workshop.At("BEAD_ATTEMPT")).ShouldBe("1");
        File.ReadAllText(workshop.At("BEAD_CLAIM")).ShouldBe(Workshop.Token);
        File.ReadAllText(workshop.At("folder")).ShouldBe(workshop.Job().Path);
        File.ReadAllText(workshop.At("input")).ShouldBe("nothing to read\n");
    }

    [Fact]
    public async Task The_text_of_the_bead_arrives_in_the_prompt_as_it_is()
    {
        await using var workshop = await Workshop.WithAsync(Record);
        var text = new BeadText("$(touch x)", "a\n````\nb", "`whoami`", "it's \"done\"", "🐝");
        var options = workshop.Options with { Assignee = "robot" };

        await workshop.SendAsync(options, Workshop.Order(text: text));
        await workshop.OverAsync();

        var prompt = File.ReadAllText(workshop.At("prompt"));
        prompt.ShouldBe(Prompt.Of(Workshop.Order(text: text), options));
        prompt.ShouldContain(" description\na\n````\nb\n");
        File.ReadAllText(workshop.At("BEADS_ACTOR")).ShouldBe("robot");
    }

    [Fact]
    public async Task With_a_file_store_the_agent_is_told_the_file()
    {
        await using var workshop = await Workshop.WithAsync(Record);
        var file = workshop.At("issues.jsonl");

        await workshop.SendAsync(workshop.Options with { Store = StoreKind.Jsonl, BeadsFile = file });
        await workshop.OverAsync();

        File.ReadAllText(workshop.At("BEADS_FILE")).ShouldBe(file);
    }

    [Fact]
    public async Task An_id_that_an_environment_cannot_carry_is_refused_for_good()
    {
        await using var workshop = await Workshop.WithAsync(Record);

        var answer = await workshop.Agent().DispatchAsync(Workshop.Order(beadId: "bd-1\0x"), CancellationToken.None);

        answer.Class.ShouldBe(AnswerClass.BeadFaultForGood);
        Directory.Exists(workshop.JobsFolder).ShouldBeFalse();
    }
}
