using BeadsAutomation.Testing;

namespace BeadsAutomation.StoreTests.Jsonl.Lines;

/// <summary>Edits of lines that no bd would write, against the same edit on a list of fields.</summary>
public sealed class RandomLineEditTests
{
    private const string Stamp = "\"2026-11-21T12:00:00Z\"";

    // What each field may hold; a field may be there several times, or not at all.
    private static readonly (string Name, string[] Values)[] s_fields =
    [
        ("status", ["\"open\"", "\"in_progress\"", "null", "\"\"", "\"r\\u00e9view\""]),
        ("updated_at", ["\"2020-01-01T00:00:00.123456789+02:00\"", "null"]),
        ("notes", ["\"\"", "null", "\"old\"", "\"\\\\\"", "\"\\\"\\u0022\\n😀 \\/\"", "\"\\ud83d\""]),
        ("started_at", ["\"\"", "null", "\"2020-01-01T00:00:00Z\""]),
        (
            "other",
            [
                "{ \"status\" : \"open\", \"notes\":\"x\" }",
                "[\"id\" , [ ] ]",
                "-1.50E+3",
                "\"\\\"status\\\":\\\"open\\\"\"",
            ]
        ),
    ];

    private readonly Random _random = new(Effort.Seed);

    [Fact]
    public void Only_the_values_that_an_edit_is_about_change()
    {
        for (var i = 0; i < Effort.Properties; i++)
        {
            var fields = NextFields();
            var line = LineFile.ReadOne(Written(fields));
            var status = Pick<string?>(null, "in_progress", "blocked");
            var note = Pick<string?>(null, "n");

            var edited = LineFile.Text(LineEdit.Apply(line, status, note, LineFile.Now));

            Edit(fields, status, note);
            edited.ShouldBe(Written(fields), Effort.Again);
        }
    }

    private List<Field> NextFields()
    {
        var id = NextField("id", ["\"a\"", "\"\\u0061\""]);
        var others = Enumerable
            .Range(0, _random.Next(9))
            .Select(_ => Pick(s_fields))
            .Select(f => NextField(f.Name, f.Values));
        Field[] fields = [id, .. others];
        _random.Shuffle(fields);
        return [.. fields];
    }

    private Field NextField(string name, string[] values) =>
        new(name, $"{Blank()}\"{name}\"{Blank()}:{Blank()}", Pick(values), Blank());

    private static void Edit(List<Field> fields, string? status, string? note)
    {
        // What is missing goes behind what was there before, one behind the other.
        var end = fields.FindLastIndex(f => f.Name == "status") is >= 0 and var at
            ? at
            : fields.FindIndex(f => f.Name == "id");
        if (status is not null)
        {
            Set("status", $"\"{status}\"");
        }
        Set("updated_at", Stamp);
        if (status is "in_progress" && Last("started_at")?.HoldsText is not true)
        {
            Set("started_at", Stamp);
        }
        if (note is not null)
        {
            var notes = Last("notes");
            Set("notes", notes?.HoldsText is true ? $"{notes.Value[..^1]}\\n{note}\"" : $"\"{note}\"");
        }

        Field? Last(string name) => fields.FindLast(f => f.Name == name);

        void Set(string name, string value)
        {
            if (Last(name) is { } field)
            {
                fields[fields.LastIndexOf(field)] = field with { Value = value };
                return;
            }
            // It stands right behind the value, before the blanks that followed it.
            var before = fields[end];
            fields[end] = before with { After = "" };
            fields.Insert(++end, new Field(name, $"\"{name}\":", value, before.After));
        }
    }

    private static string Written(List<Field> fields) =>
        $"{{{string.Join(',', fields.Select(f => f.Before + f.Value + f.After))}}}";

    private string Blank() => Pick("", "", " ", "\t ", "\r");

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private sealed record Field(string Name, string Before, string Value, string After)
    {
        public bool HoldsText => Value is not ("null" or "\"\"");
    }
}
