namespace BeadsAutomation.Store.Jsonl;

/// <summary>The dependencies that a line lists; whatever bead they name as theirs, they are the line's.</summary>
internal static class LineDependencies
{
    private const string List = "dependencies";

    public static IReadOnlyList<Dependency> Read(ref LineValues values)
    {
        if (!values.EntersList(List))
        {
            return [];
        }
        var dependencies = new List<Dependency>();
        while (values.NextItem())
        {
            if (values.EntersItem(List))
            {
                dependencies.Add(ReadOne(ref values));
            }
        }
        return dependencies;
    }

    private static Dependency ReadOne(ref LineValues values)
    {
        Span<char> name = stackalloc char[LineValues.LongestName];
        string? target = null;
        string? type = null;
        var gate = default(WaitGate);
        while (values.NextField(name, out var length))
        {
            switch (name[..length])
            {
                case "depends_on_id":
                    target = values.Text("depends_on_id");
                    break;
                case "type":
                    type = values.Text("type");
                    break;
                case "metadata":
                    gate = values.Gate();
                    break;
                default:
                    values.Skip();
                    break;
            }
        }
        if (string.IsNullOrEmpty(target))
        {
            values.Lacks("a dependency has no \"depends_on_id\"");
        }
        return new Dependency(
            new BeadKey(target ?? ""),
            string.IsNullOrEmpty(type) ? DependencyKind.Blocks : Dependency.KindOf(type),
            gate
        );
    }
}
