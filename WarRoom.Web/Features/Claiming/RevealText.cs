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
public sealed class RevealText(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, Fence fence, IHttpContextAccessor request)
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
        await using var all = await db.Database.BeginTransactionAsync(stop);
        var slot = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == id && s.CampaignId == member.CampaignId, stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == member.CampaignId, stop);
        if ((await db.Holds.AsNoTracking().OpenIn(campaign.Id).ToListAsync(stop)).Cover(slot)) return SlotRefusals.Held;
        if (!campaign.State.RevealsTexts()) return new("slot.notYet", "You will find your text here when the lead has set the campaign ready.");
        if (slot.HolderId != member.Id) return SlotRefusals.NotYours;
        await RememberAsync(db, slot, member, campaign, isOpened, stop);
        await all.CommitAsync(stop);
        return null;
    }

    private async Task RememberAsync(WarRoomDb db, Slot slot, Member member, Campaign campaign, bool isOpened, CancellationToken stop)
    {
        if (!await db.Reveals.AnyAsync(r => r.SlotId == slot.Id && r.MemberId == member.Id && r.Epoch == campaign.Epoch, stop))
        {
            var now = clocks.Now(campaign);
            db.Reveals.Add(new TextReveal { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = campaign.Id, SlotId = slot.Id, MemberId = member.Id, At = now, Epoch = campaign.Epoch });
            await db.SaveChangesAsync(stop);
        }

        if (!isOpened) return;
        var real = clocks.RealNow;
        await db.Inbox.Where(m => m.SlotId == slot.Id && m.MemberId == member.Id && m.SeenAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.SeenAt, real), stop);
    }
}
