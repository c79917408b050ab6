namespace BeadsAutomation.Store.Jsonl;

/// <summary>Where a line is, for the sentence that refuses it. The line itself is never quoted: it may hold anything.</summary>
internal readonly record struct LinePlace(string Path, int Number)
{
    public StoreException Refuse(string what, string remedy = "Correct the line, or restore the file") =>
        new($"{Path}, line {Number}: {what}. {remedy}; nothing was written.");
}
