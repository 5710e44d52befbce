using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Claiming;

/// <summary>One slot as its member sees it.</summary>
public sealed record MySlot(Slot Slot, SlotFace Face, MessageVariant? Variant, int Clicks);

/// <summary>A member's day: own slots, slots to claim, messages, and whether everything is on hold.</summary>
public sealed record MyDay(Campaign Campaign, Member Member, Instant Now, IReadOnlyList<MySlot> Mine, IReadOnlyList<MySlot> Needed, int OpenInAll, IReadOnlyList<InboxMessage> Messages, IReadOnlyList<Hold> Holds, IReadOnlyList<Slot> HandedOn)
{
    public DateTimeZone Zone => Member.Zone;

    /// <summary>The next slot that the member has to post.</summary>
    public MySlot? Next => Mine.FirstOrDefault(s => s.Slot.Status is SlotStatus.Claimed or SlotStatus.Assigned);

    public Hold? HoldToRead => Holds.FirstOrDefault(h => h.Scope is HoldScope.Everything || Mine.Any(s => h.Covers(s.Slot)));
}

/// <summary>Reads a member's day.</summary>
public sealed class ReadMyDay(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicks, CampaignClocks clocks)
{
    private const int MostNeeded = 5;
    private static readonly Duration Lately = Duration.FromMinutes(60);

    public async Task<MyDay?> RunAsync(MemberId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, stop) is not { } member) return null;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == member.CampaignId, stop);
        var now = clocks.Now(campaign);
        var holds = await db.Holds.AsNoTracking().OpenIn(campaign.Id).ToListAsync(stop);
        var mine = await db.Slots.AsNoTracking().HeldBy(id).OrderBy(s => s.PostAt).ToListAsync(stop);
        var open = campaign.IsPublished ? await db.Slots.AsNoTracking().In(campaign.Id).Waiting().Where(s => s.HolderId != id && s.ClosesAt > now).OrderBy(s => s.PostAt).ToListAsync(stop) : [];
        var terms = new ClaimTerms(campaign.Rules, campaign.IsPublished, false, 0);
        var claimable = open.Where(s => !holds.Cover(s) && s.WhyNotClaimable(member, terms, now) is null).ToList();
        var needed = claimable.OrderByDescending(s => s.HolderId is not null).ThenByDescending(s => member.Availability.At(s.PostAt, member.Zone)).ThenBy(s => s.PostAt).Take(MostNeeded).OrderBy(s => s.PostAt).ToList();
        var variantIds = mine.Concat(needed).Select(s => s.VariantId).Distinct().ToList();
        var variants = await db.Variants.AsNoTracking().Where(v => variantIds.Contains(v.Id)).ToDictionaryAsync(v => v.Id, stop);
        var counts = await ClicksAsync(mine, stop);
        var lately = now - Lately;
        var messages = await db.Inbox.AsNoTracking().Where(m => m.MemberId == id && m.SeenAt == null && m.At >= lately).OrderByDescending(m => m.At).Take(20).ToListAsync(stop);
        messages = [.. messages.Where(IsStillOfUse).Take(4)];
        var handedIds = await db.Links.Where(l => l.MemberId == id).Select(l => l.SlotId).Distinct().ToListAsync(stop);
        var handed = await db.Slots.AsNoTracking().Where(s => handedIds.Contains(s.Id) && s.HolderId != null && s.HolderId != id && s.PostAt >= lately).OrderBy(s => s.PostAt).ToListAsync(stop);
        return new(campaign, member, now, Faces(mine), Faces(needed), claimable.Count, messages, holds, handed);

        bool IsStillOfUse(InboxMessage m) => m.SlotId is not { } s || m.Kind switch
        {
            MessageKind.HandedOn => true,
            MessageKind.SwapProposed => false, // the question itself stands on the page
            MessageKind.Offer => claimable.Any(x => x.Id == s),
            _ => mine.Any(x => x.Id == s && x.Status.IsWaiting()),
        };

        IReadOnlyList<MySlot> Faces(List<Slot> slots) =>
            [.. slots.Select(s => new MySlot(s, s.FaceAt(now, holds.Cover(s), campaign.Rules), s.VariantId is { } v ? variants.GetValueOrDefault(v) : null, counts.GetValueOrDefault(s.Id)))];
    }

    private async Task<Dictionary<SlotId, int>> ClicksAsync(List<Slot> slots, CancellationToken stop)
    {
        var ids = slots.Select(s => s.Id).ToList();
        await using var db = await clicks.CreateDbContextAsync(stop);
        return await db.Clicks.Where(c => ids.Contains(c.SlotId)).GroupBy(c => c.SlotId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
    }
}
