using System.Collections.Concurrent;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Claiming;

/// <summary>The one gate before the text of a slot: nobody but its holder, not before the campaign is ready, and never under a stop. That a
/// text was shown is written in the same transaction, so a stop knows by name who has it.</summary>
public sealed class RevealText(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, Fence fence, RevealBook book, IHttpContextAccessor request)
{
    /// <summary>Null when the text may be shown, in the answer to the request at hand.</summary>
    /// <param name="id">Which slot.</param>
    /// <param name="member">Who wants to see it.</param>
    /// <param name="isOpened">The slot itself is open: its reminders count as read.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Refusal?> RunAsync(SlotId id, Member member, bool isOpened, CancellationToken stop = default)
    {
        if (request.HttpContext is { } context) fence.Show(member.CampaignId, context);
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (!await WasShownAsync(db, id, member, stop) && await book.WriteAsync(new(id, member)) is { } refusal) return refusal;
        if (isOpened) await MarkReadAsync(db, id, member, stop);
        return null;
    }

    /// <summary>Who saw the text in this epoch is written already, and nothing is stopped: one question of one moment, which waits for no writer.</summary>
    private static Task<bool> WasShownAsync(WarRoomDb db, SlotId id, Member member, CancellationToken stop) =>
        db.Slots.AnyAsync(s => s.Id == id && s.HolderId == member.Id && s.CampaignId == member.CampaignId
            && !db.Holds.Any(h => h.CampaignId == member.CampaignId && h.Lifted == null)
            && db.Reveals.Any(r => r.SlotId == id && r.MemberId == member.Id
                && db.Campaigns.Any(c => c.Id == member.CampaignId && c.Epoch == r.Epoch && (c.State == CampaignState.Ready || c.State == CampaignState.Live || c.State == CampaignState.Ended))), stop);

    private async Task MarkReadAsync(WarRoomDb db, SlotId id, Member member, CancellationToken stop)
    {
        var unread = db.Inbox.Where(m => m.MemberId == member.Id && m.SlotId == id && m.SeenAt == null);
        if (!await unread.AnyAsync(stop)) return;
        var real = clocks.RealNow;
        await unread.ExecuteUpdateAsync(set => set.SetProperty(m => m.SeenAt, real), stop);
    }
}

/// <summary>Somebody who wants to see a text, and the answer that is to come.</summary>
public sealed record RevealAsked(SlotId Slot, Member Member)
{
    internal TaskCompletionSource<Refusal?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Writes who saw which text. Those who ask while a transaction is under way share the next one: hundreds who open their page in the
/// same second wait for a few writes to the disk and not for hundreds.</summary>
public sealed class RevealBook(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks) : IDisposable
{
    private readonly ConcurrentQueue<RevealAsked> _asked = new();
    private readonly SemaphoreSlim _pen = new(1);

    public async Task<Refusal?> WriteAsync(RevealAsked asked)
    {
        _asked.Enqueue(asked);
        await _pen.WaitAsync();
        try
        {
            if (!asked.Answer.Task.IsCompleted) await WriteAllAsync();
        }
        finally
        {
            _pen.Release();
        }

        return await asked.Answer.Task;
    }

    public void Dispose() => _pen.Dispose();

    private async Task WriteAllAsync()
    {
        var all = new List<RevealAsked>();
        while (_asked.TryDequeue(out var one)) all.Add(one);
        try
        {
            foreach (var team in all.GroupBy(a => a.Member.CampaignId)) await WriteAsync(team.Key, [.. team]);
        }
        catch (Exception e)
        {
            foreach (var one in all) one.Answer.TrySetException(e);
        }
    }

    private async Task WriteAsync(CampaignId id, List<RevealAsked> team)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var ids = team.Select(a => a.Slot).Distinct().ToList();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id);
        var holds = await db.Holds.AsNoTracking().OpenIn(id).ToListAsync();
        var slots = await db.Slots.AsNoTracking().In(id).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id);
        var known = (await db.Reveals.AsNoTracking().Where(r => r.Epoch == campaign.Epoch && ids.Contains(r.SlotId)).Select(r => new { r.SlotId, r.MemberId }).ToListAsync()).Select(r => (r.SlotId, r.MemberId)).ToHashSet();
        var answers = team.Select(a => (Asked: a, Refusal: WhyNot(campaign, holds, slots.GetValueOrDefault(a.Slot), a.Member))).ToList();
        var now = clocks.Now(campaign);
        foreach (var (asked, _) in answers.Where(a => a.Refusal is null && known.Add((a.Asked.Slot, a.Asked.Member.Id))))
        {
            db.Reveals.Add(new TextReveal { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = id, SlotId = asked.Slot, MemberId = asked.Member.Id, At = now, Epoch = campaign.Epoch });
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        foreach (var (asked, refusal) in answers) asked.Answer.TrySetResult(refusal);
    }

    private static Refusal? WhyNot(Campaign campaign, List<Hold> holds, Slot? slot, Member member) =>
        slot is null ? SlotRefusals.NotYours
        : holds.Cover(slot) ? SlotRefusals.Held
        : !campaign.State.RevealsTexts() ? new("slot.notYet", "You will find your text here when the lead has set the campaign ready.")
        : slot.HolderId != member.Id ? SlotRefusals.NotYours
        : null;
}
