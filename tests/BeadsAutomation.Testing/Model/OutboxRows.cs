using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>The rows of the outbox.</summary>
internal static class OutboxRows
{
    public static void Write(ModelTransaction transaction, Notice? notice, DateTime now)
    {
        if (
            notice is not null
            && transaction.Find(Tables.Outbox, notice.Id) is null
            && transaction.Rows(Tables.Outbox).Count() < OutboxLimits.Most
        )
        {
            transaction.Insert(
                Tables.Outbox,
                notice.Id,
                ModelRow
                    .Empty.With("id", notice.Id)
                    .With("kind", notice.Kind)
                    .With("bead_id", notice.BeadId)
                    .With("facts", NoticeFacts.Write(notice))
                    .With("created_at", now)
            );
        }
    }

    public static IReadOnlyList<WaitingNotice> Read(ModelTransaction transaction, DateTime now) =>
        transaction.HasTable(Tables.Outbox)
            ?
            [
                .. transaction
                    .Rows(Tables.Outbox)
                    .Select(r => r.Value)
                    .Select(r => new WaitingNotice(
                        NoticeFacts.Read(r.Text("id")!, r.Text("kind")!, r.Text("bead_id"), r.Text("facts")!),
                        r.Time("created_at")!.Value,
                        now - r.Time("created_at")!.Value
                    ))
                    .OrderBy(n => n.At)
                    .ThenBy(n => n.Notice.Id, StringComparer.Ordinal),
            ]
            : [];
}
