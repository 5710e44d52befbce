using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>What a decision about a slot can see.</summary>
public sealed record SlotScene(WarRoomDb Db, Campaign Campaign, Slot Slot, IReadOnlyList<Hold> Holds, Instant Now)
{
    public bool IsHeld => Holds.Cover(Slot);

    public DayRules Rules => Campaign.Rules;

    public async Task<Member?> MemberAsync(MemberId? id) =>
        id is null ? null : await Db.Members.SingleOrDefaultAsync(m => m.Id == id && m.CampaignId == Campaign.Id);

    public async Task<ClaimTerms> TermsForAsync(Member member, CancellationToken stop = default) =>
        new(Rules, Campaign.IsPublished, IsHeld, await Db.Slots.OpenSelfClaimsAsync(member.Id, stop));
}

/// <summary>The one way in which a slot changes: load, decide, save, tell. A lost race loads again and asks again, so the answer
/// names what is true now, and so does a stop that was placed or lifted meanwhile; the reminders and the link that the change calls for are written in the same transaction. Who was removed
/// from the team changes nothing any more, whatever page is still open.</summary>
public sealed class ChangeSlot(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, LinkCodes codes)
{
    private const int MostTries = 8;

    public async Task<Refusal?> RunAsync(SlotId id, Func<SlotScene, Task<Refusal?>> decide, CancellationToken stop = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            var slot = await db.Slots.SingleOrDefaultAsync(s => s.Id == id, stop);
            if (slot is null) return new("slot.unknown", "This slot does not exist any more.");
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == slot.CampaignId, stop);
            var holds = await db.Holds.OpenIn(campaign.Id).ToListAsync(stop);
            var scene = new SlotScene(db, campaign, slot, holds, clocks.Now(campaign));
            var holderBefore = slot.HolderId;

            if (await decide(scene) is { } refusal) return refusal;
            if (slot.Events is [.., { ByMember: { } by }] && await scene.MemberAsync(by) is not { IsActive: true }) return SlotRefusals.Removed;
            await db.FollowAsync(scene, holderBefore, codes, stop);
            if (!db.ChangeTracker.HasChanges()) return null;
            db.Entry(campaign).Property(c => c.Epoch).IsModified = true; // a stop placed meanwhile fails the save, and the decision is asked again
            if (await db.TrySaveAsync(stop))
            {
                feed.Changed(campaign.Id);
                return null;
            }

            if (attempt == MostTries) return new("slot.busy", "Many people are changing this slot at once. Look again and try once more.");
        }
    }
}
