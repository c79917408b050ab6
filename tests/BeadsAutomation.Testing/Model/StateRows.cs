using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>The words of the state table.</summary>
internal static class StateRows
{
    public static string? Read(ModelTransaction transaction, string name) =>
        transaction.HasTable(Tables.State) ? transaction.Find(Tables.State, name)?.Text("value") : null;

    public static void Write(ModelTransaction transaction, string name, string value, DateTime now)
    {
        var row = Of(name, value, now);
        if (transaction.Find(Tables.State, name) is null)
        {
            transaction.Insert(Tables.State, name, row);
            return;
        }
        transaction.Update(Tables.State, name, _ => true, _ => row);
    }

    public static ModelRow Of(string name, string value, DateTime now) =>
        ModelRow.Empty.With("name", name).With("value", value).With("updated_at", now);
}
