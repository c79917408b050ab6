namespace BeadsAutomation.Store.Jsonl;

/// <summary>The comments that a line lists: only when somebody last spoke matters.</summary>
internal static class LineComments
{
    private const string List = "comments";

    /// <summary>The newest comment's time, or <see langword="null"/> without any.</summary>
    public static DateTime? ReadLast(ref LineValues values)
    {
        if (!values.EntersList(List))
        {
            return null;
        }
        DateTime? last = null;
        while (values.NextItem())
        {
            if (values.EntersItem(List) && ReadTime(ref values) is { } time && !(time <= last))
            {
                last = time;
            }
        }
        return last;
    }

    private static DateTime? ReadTime(ref LineValues values)
    {
        Span<char> name = stackalloc char[LineValues.LongestName];
        DateTime? time = null;
        while (values.NextField(name, out var length))
        {
            if (name[..length] is "created_at")
            {
                time = values.Time("created_at");
            }
            else
            {
                values.Skip();
            }
        }
        return time;
    }
}
