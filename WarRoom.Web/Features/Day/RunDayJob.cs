using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Jobs;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Day;

/// <summary>Brings a campaign to what is due by its own clock: goes live, nudges, offers, marks missed, ends. Derived from the rows
/// each time and safe to run twice, so that a crash costs seconds and never work.</summary>
public sealed class RunDayJob(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, ChangeSlot change, Fence fence, ConfirmStop confirm, FreezeDay freeze, WorkInHand work, ILogger<RunDayJob> log)
{
    /// <summary>How far ahead of a reminder's time its row is looked for.</summary>
    private static readonly Duration Ahead = Duration.FromMinutes(2);

    public static string WorkOf(CampaignId campaign) => $"day:{campaign}";

    public async Task RunAsync(Guid campaignId, CancellationToken stop)
    {
        var id = new CampaignId(campaignId);
        try
        {
            await BecomeWhatIsDueAsync(id, stop);
            await FinishStopsAsync(id, stop);
            await DeriveRemindersAsync(id, stop);
            await SweepSlotsAsync(id, stop);
            await WriteDownAsync(id, stop);
        }
        finally
        {
            work.Finish(WorkOf(id));
        }
    }

    private async Task BecomeWhatIsDueAsync(CampaignId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == id, stop);
        var now = clocks.Now(campaign);
        if (campaign.DueState(now) is not { } due) return;
        campaign.Become(due, now);
        db.Notes.Add(new Note { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = id, At = now, ByName = "WarRoom", Text = due is CampaignState.Live ? "The day is live." : "The day has ended." });
        if (await db.TrySaveAsync(stop)) feed.Changed(id);
    }

    /// <summary>What the day was expected to bring, once, when it has begun; after everything that people wait for, and never in its way.</summary>
    private async Task WriteDownAsync(CampaignId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (!await db.Campaigns.AnyAsync(c => c.Id == id && c.State == CampaignState.Live, stop)) return;
        try
        {
            await freeze.RunAsync(id, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogError(e, "What campaign {Campaign} was expected to bring could not be written down; it is tried again at the next sweep.", id);
        }
    }

    /// <summary>A stop whose confirmation was lost to a crash is waited for again.</summary>
    private async Task FinishStopsAsync(CampaignId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var hold in await db.Holds.AsNoTracking().OpenIn(id).Where(h => h.StoppedAt == null).Select(h => h.Id).ToListAsync(stop))
        {
            await confirm.RunAsync(hold, await fence.DrainAsync(id, stop), stop);
        }
    }

    /// <summary>The reminders that the slots call for soon, where the outbox does not have them: after a stop, and whatever else lost them.</summary>
    private async Task DeriveRemindersAsync(CampaignId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        if (!campaign.State.RevealsTexts()) return;
        var now = clocks.Now(campaign);
        var (from, to) = (now - campaign.Rules.LateAfter, now + campaign.Rules.ReminderLead + Ahead);
        var soon = await db.Slots.AsNoTracking().In(id).Waiting().Where(s => s.HolderId != null && s.PostAt > from && s.PostAt <= to).ToListAsync(stop);
        if (soon.Count == 0) return;
        var holds = await db.Holds.AsNoTracking().OpenIn(id).ToListAsync(stop);
        var members = await db.Members.AsNoTracking().ActiveIn(id).ToDictionaryAsync(m => m.Id, stop);
        var wanted = soon.Where(s => !holds.Cover(s)).SelectMany(s => ReminderPolicy.For(s, members.GetValueOrDefault(s.HolderId!.Value), campaign.Rules).Select(r => (s.Id, r.DedupeKey))).ToList();
        var keys = wanted.Select(w => w.DedupeKey).ToList();
        var known = await db.Outbox.AsNoTracking().Where(r => keys.Contains(r.DedupeKey) && r.State != OutboxState.Void).Select(r => r.DedupeKey).ToListAsync(stop);
        foreach (var slot in wanted.Where(w => !known.Contains(w.DedupeKey)).Select(w => w.Id).Distinct()) await change.RunAsync(slot, _ => Task.FromResult<Refusal?>(null), stop);
    }

    private async Task SweepSlotsAsync(CampaignId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        if (!campaign.State.IsRunning()) return;
        var now = clocks.Now(campaign);
        var holds = await db.Holds.AsNoTracking().OpenIn(id).ToListAsync(stop);
        var late = await db.Slots.AsNoTracking().In(id).Waiting().Where(s => s.PostAt <= now).ToListAsync(stop);
        foreach (var slot in late.Where(s => !holds.Cover(s) && RescuePolicy.Next(s, now, campaign.Rules) is not RescueStep.None))
        {
            await change.RunAsync(slot.Id, scene => StepAsync(scene, stop), stop);
        }
    }

    private static async Task<Refusal?> StepAsync(SlotScene scene, CancellationToken stop)
    {
        var (slot, now) = (scene.Slot, scene.Now);
        if (scene.IsHeld || !scene.Campaign.State.IsRunning()) return null;
        switch (RescuePolicy.Next(slot, now, scene.Rules))
        {
            case RescueStep.Nudge:
                slot.MarkNudged(Actor.Room(scene.Campaign.Id), now);
                if (await scene.MemberAsync(slot.HolderId) is { } holder)
                {
                    scene.Db.Tell(MessageKind.Nudge, holder, slot, now, $"nudge:{slot.Id}:{slot.Version}", $"Still fine: your {slot.Network.Name()} slot waits for you.", Reach.First);
                }

                return null;
            case RescueStep.Offer:
                await OfferAsync(scene, stop);
                return null;
            case RescueStep.Miss:
                return slot.MissAt(now);
            default:
                return null;
        }
    }

    private static async Task OfferAsync(SlotScene scene, CancellationToken stop)
    {
        var (slot, now) = (scene.Slot, scene.Now);
        var members = await scene.Db.Members.ActiveIn(scene.Campaign.Id).ToListAsync(stop);
        var away = await scene.Db.AwayAsync(scene.Campaign.Id, stop);
        var asked = RescuePolicy.WhoToAsk(slot, members.Where(m => !away.Contains(m.Id)), now);
        slot.MarkOffered(now, asked.Count == 0 ? "nobody is free" : string.Join(", ", asked.Take(3).Select(m => m.FirstName)));
        foreach (var member in asked)
        {
            scene.Db.Tell(MessageKind.Offer, member, slot, now, $"offer:{slot.Id}:{slot.Version}", $"Can you take a {slot.Network.Name()} slot right now? The first tap wins.", Reach.First);
        }
    }
}
