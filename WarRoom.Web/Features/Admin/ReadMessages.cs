using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Admin;

/// <summary>One message of a campaign: what became of it, to whom it went, and what a mail said.</summary>
public sealed record MessageView(Guid Id, Instant DueAt, string To, string Channel, string Text, OutboxState State, string Outcome);

/// <summary>What was sent, what waits, and what did not go out: from the outbox, so that it survives restarts.</summary>
public sealed class ReadMessages(IDbContextFactory<WarRoomDb> dbs)
{
    private const int Most = 300;

    public async Task<IReadOnlyList<MessageView>> RunAsync(CampaignId campaign, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var names = await db.Members.AsNoTracking().Where(m => m.CampaignId == campaign).ToDictionaryAsync(m => m.Id, m => m.Name, stop);
        var mails = await db.SentMails.AsNoTracking().Where(m => m.CampaignId == campaign).ToListAsync(stop);
        var inHouse = mails.Where(m => !m.LeftTheHouse).Select(m => (m.MemberId, m.At)).ToHashSet();
        var rows = await db.Outbox.AsNoTracking().Where(r => r.CampaignId == campaign && r.State != OutboxState.Void && r.State != OutboxState.Unneeded).OrderByDescending(r => r.DueAt).Take(Most).ToListAsync(stop);
        return [.. rows.Select(r => new MessageView(r.Id, r.DueAt, names.GetValueOrDefault(r.MemberId, "somebody"), WayOf(r.Channel), r.Text.Length > 0 ? r.Text : "Personal link", r.State, Outcome(r, inHouse)))];
    }

    private static string WayOf(ReminderChannel channel) => channel switch
    {
        ReminderChannel.Email => "e-mail",
        ReminderChannel.Push => "push",
        ReminderChannel.Chat => "chat",
        _ => "in the app",
    };

    private static string Outcome(OutboxRow row, HashSet<(MemberId, Instant)> inHouse) => row.State switch
    {
        OutboxState.Done when row.Channel is ReminderChannel.Email && row.DoneAt is { } at && inHouse.Contains((row.MemberId, at)) => "kept in the house: tell them by hand",
        OutboxState.Done => "delivered",
        OutboxState.Due when row.Attempts > 0 => $"trying again, {row.Attempts} so far: {row.LastError}",
        OutboxState.Due => "waits for its time",
        OutboxState.Sending => "on its way",
        OutboxState.Missed when row.LastError is "quiet hours" => "not sent: it would have come in quiet hours",
        OutboxState.Missed => "too late to be of use, not sent",
        OutboxState.Unreachable => $"not reached: {row.LastError}",
        _ => $"given up: {row.LastError}",
    };
}
