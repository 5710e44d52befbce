using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Domain.Time;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Changes;

/// <summary>A slot that the lead wants: in a wave, at a time, or both.</summary>
public sealed record WantedSlot(WaveId? Wave, Instant? PostAt, Network Network, AudienceId? Audience, string Language, VariantId? Variant = null);

/// <summary>Adds one slot by hand.</summary>
public sealed class AddSlot(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<(Refusal? Refusal, SlotId? Slot)> RunAsync(WantedSlot wanted, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return (lacks, null);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        var (now, waves) = (clocks.Now(campaign), await db.Waves.Where(w => w.CampaignId == campaign.Id).ToListAsync(stop));
        var wave = waves.Find(w => w.Id == wanted.Wave) ?? waves.Find(w => wanted.PostAt is { } at && w.Window.Contains(at));
        if ((wanted.PostAt ?? wave?.StartsAt) is not { } postAt) return (new("slot.noTime", "Choose a wave or a time."), null);
        if (postAt + campaign.Rules.Window <= now) return (SlotRefusals.InThePast, null);
        var span = wave is not null && wave.Window.Contains(postAt) ? wave.Window : Around(campaign.Window, postAt, campaign.Rules.Window);
        var slot = Slot.Plan(Ids.New<SlotId>(clocks.RealNow), campaign, wave, wanted.Network, wanted.Audience, wanted.Language, span, postAt, actor, now);
        if (wanted.Variant is { } text && await db.Variants.SingleOrDefaultAsync(v => v.Id == text && v.CampaignId == campaign.Id, stop) is { IsWithdrawn: false } variant) slot.SetVariant(variant);
        db.Slots.Add(slot);
        await db.SaveChangesAsync(stop);
        feed.Changed(campaign.Id);
        return (null, slot.Id);
    }

    private static TimeWindow Around(TimeWindow day, Instant at, Duration window) =>
        new(at < day.Start ? at : day.Start, at + window > day.End ? at + window : day.End);
}
