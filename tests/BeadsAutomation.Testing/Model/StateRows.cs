using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>The words of the state table.</summary>
internal static class StateRows
{
    public static IReadOnlyDictionary<string, string> Read(ModelTransaction transaction) =>
        transaction.HasTable(Tables.State)
            ? transaction
                .Rows(Tables.State)
                .ToDictionary(r => r.Value.Text("name")!, r => r.Value.Text("value")!, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

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
