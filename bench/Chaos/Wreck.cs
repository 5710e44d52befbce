using Microsoft.EntityFrameworkCore;
using NodaTime;
using WarRoom.Domain;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench.Chaos;

/// <summary>What lies in a data folder, read from a copy of its files, so that looking mends nothing before the application does.</summary>
internal sealed record Wreck(IReadOnlyList<Slot> Slots, IReadOnlyList<SlotEvent> Events, IReadOnlyList<OutboxRow> Outbox, IReadOnlyList<InboxMessage> Inbox)
{
    /// <summary>Copies the files as they are now; nobody may write meanwhile.</summary>
    public static string Copy(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("warroom-wreck-").FullName;
        foreach (var name in new[] { "warroom.db", "warroom.db-wal" }.Where(n => File.Exists(Path.Combine(folder, n)))) File.Copy(Path.Combine(folder, name), Path.Combine(copy, name));
        return copy;
    }

    /// <summary>Reads a copy, asks it whether it is whole, and removes it.</summary>
    public static async Task<Wreck> ReadAsync(string copy, Outcome outcome)
    {
        Wreck wreck;
        await using (var db = ChaosDay.OpenDb(Path.Combine(copy, "warroom.db")))
        {
            await AskSqliteAsync(db, outcome);
            wreck = new Wreck(await db.Slots.AsNoTracking().ToListAsync(), await db.SlotEvents.AsNoTracking().ToListAsync(), await db.Outbox.AsNoTracking().ToListAsync(), await db.Inbox.AsNoTracking().ToListAsync());
        }

        wreck.AskItself(outcome);
        Directory.Delete(copy, recursive: true);
        return wreck;
    }

    /// <summary>Messages that were on their way out of the house: only these may arrive once more.</summary>
    public IEnumerable<string> UnderWay => Outbox.Where(r => r.State is OutboxState.Sending).Select(r => r.DedupeKey);

    private static async Task AskSqliteAsync(WarRoomDb db, Outcome outcome)
    {
        var integrity = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync();
        if (integrity is not ["ok"]) outcome.Broke($"integrity: {string.Join("; ", integrity)}");
        var orphans = await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync();
        if (orphans.Count > 0) outcome.Broke($"foreign keys: {string.Join(", ", orphans.Distinct())}");
    }

    private void AskItself(Outcome outcome)
    {
        var events = Events.ToLookup(e => e.SlotId);
        foreach (var slot in Slots)
        {
            var own = events[slot.Id].OrderBy(e => e.Version).ToList();
            if (!own.Select(e => e.Version).SequenceEqual(Enumerable.Range(1, slot.Version))) outcome.Broke($"slot {slot.Id} is at version {slot.Version}, its events are {string.Join(',', own.Select(e => e.Version))}");
            else if (own[^1].To != slot.Status || own[^1].HolderId != slot.HolderId) outcome.Broke($"slot {slot.Id} is {slot.Status} of {slot.HolderId}, its last event says {own[^1].To} of {own[^1].HolderId}");
            if (slot.Status.IsDone() && slot.Post?.Member != slot.HolderId) outcome.Broke($"slot {slot.Id} is posted by somebody who does not have it");
        }

        var shown = Inbox.Select(m => m.DedupeKey).ToList();
        var delivered = Outbox.Where(r => r.State is OutboxState.Done && r.Channel is ReminderChannel.InApp).Select(r => r.DedupeKey).ToList();
        if (shown.Count != shown.Distinct().Count()) outcome.Broke("a message stands twice in the app");
        foreach (var key in delivered.Except(shown)) outcome.Broke($"{key} counts as delivered and does not stand in the app");
        foreach (var key in shown.Except(delivered)) outcome.Broke($"{key} stands in the app and does not count as delivered");
    }
}
