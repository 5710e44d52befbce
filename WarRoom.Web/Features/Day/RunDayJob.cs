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
public sealed class RunDayJob(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, ChangeSlot change, WorkInHand work)
{
    public static string WorkOf(CampaignId campaign) => $"day:{campaign}";

    public async Task RunAsync(Guid campaignId, CancellationToken stop)
    {
        var id = new CampaignId(campaignId);
        try
        {
            await BecomeWhatIsDueAsync(id, stop);
            await SweepSlotsAsync(id, stop);
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
                scene.Db.Tell(scene.Campaign.Id, MessageKind.Nudge, slot.HolderId!.Value, slot, now, $"nudge:{slot.Id}:{slot.Version}",
                    $"Still fine: your {slot.Network.Name()} slot waits for you.");
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
        var asked = RescuePolicy.WhoToAsk(slot, members, now);
        slot.MarkOffered(now, asked.Count == 0 ? "nobody is free" : string.Join(", ", asked.Take(3).Select(m => m.FirstName)));
        foreach (var member in asked)
        {
            scene.Db.Tell(scene.Campaign.Id, MessageKind.Offer, member.Id, slot, now, $"offer:{slot.Id}:{slot.Version}",
                $"Can you take a {slot.Network.Name()} slot right now? The first tap wins.");
        }
    }
}
