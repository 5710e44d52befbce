using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Claiming;

/// <summary>One slot as its member sees it.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Face">What it shows now.</param>
/// <param name="Variant">The wording.</param>
/// <param name="Clicks">People who came by its link.</param>
/// <param name="HasAddress">Whether posts of its network have an address that could be pasted.</param>
public sealed record MySlot(Slot Slot, SlotFace Face, MessageVariant? Variant, int Clicks, bool HasAddress)
{
    /// <summary>Posted, and its address is still to come.</summary>
    public bool WaitsForLink => Slot.Status.IsDone() && Slot.PostUrl is null && HasAddress;
}

/// <summary>A member's day: own slots, slots to claim, messages, and whether everything is on hold.</summary>
public sealed record MyDay(Campaign Campaign, Member Member, Instant Now, int Speed, IReadOnlyList<MySlot> Mine, IReadOnlyList<MySlot> Needed, int OpenInAll, IReadOnlyList<InboxMessage> Messages, IReadOnlyList<Hold> Holds, IReadOnlyList<Slot> HandedOn, Instant CountedAt)
{
    public DateTimeZone Zone => Member.Zone;

    /// <summary>The next slot that the member has to post.</summary>
    public MySlot? Next => Mine.FirstOrDefault(s => s.Slot.Status is SlotStatus.Claimed or SlotStatus.Assigned);

    public Hold? HoldToRead => Holds.FirstOrDefault(h => h.Scope is HoldScope.Everything || Mine.Any(s => h.Covers(s.Slot)));

    /// <summary>What the member has posted.</summary>
    public IEnumerable<MySlot> Posted => Mine.Where(s => s.Slot.Status.IsDone());

    /// <summary>Whether the day is over: the member may read what came of it.</summary>
    public bool IsOver => Campaign.State is CampaignState.Ended or CampaignState.Archived;

    /// <summary>When an open page stops being true by the clock alone.</summary>
    public Instant? TurnsAt
    {
        get
        {
            var rules = Campaign.Rules;
            var turns = Mine.Where(s => s.Slot.Status is SlotStatus.Claimed or SlotStatus.Assigned)
                .SelectMany(s => new[] { s.Slot.PostAt, s.Slot.PostAt + rules.LateAfter, s.Slot.PostAt + rules.OfferAfter, s.Slot.ClosesAt }).Where(at => at > Now).ToList();
            return turns.Count == 0 ? null : turns.Min();
        }
    }
}

/// <summary>Reads a member's day: what all share from one reading, and only the own messages beside it.</summary>
public sealed class ReadMyDay(IDbContextFactory<WarRoomDb> dbs, SharedDays days, CampaignClocks clocks, NetworkBook networks)
{
    private const int MostNeeded = 5;
    private static readonly Duration Lately = Duration.FromMinutes(60);

    public async Task<MyDay> RunAsync(Member member, CancellationToken stop = default)
    {
        var (id, day) = (member.Id, await days.OfAsync(member.CampaignId));
        var (campaign, holds) = (day.Campaign, day.Holds);
        var now = clocks.Now(campaign);
        var mine = day.Held[id].ToList();
        var open = campaign.IsPublished ? day.Slots.Where(s => s.Status.IsWaiting() && s.HolderId != id && s.ClosesAt > now) : [];
        var terms = new ClaimTerms(campaign.Rules, campaign.IsPublished, false, 0);
        var claimable = open.Where(s => !holds.Cover(s) && s.WhyNotClaimable(member, terms, now) is null).ToList();
        var needed = claimable.OrderByDescending(s => s.HolderId is not null).ThenByDescending(s => member.Availability.At(s.PostAt, member.Zone)).ThenBy(s => s.PostAt).Take(MostNeeded).OrderBy(s => s.PostAt);
        var had = day.Had[id].ToHashSet();
        var handed = day.Slots.Where(s => had.Contains(s.Id) && s.HolderId is not null && s.HolderId != id && s.PostAt >= now - Lately);
        var messages = (await MessagesAsync(id, now - Lately, stop)).Where(IsStillOfUse).Take(4);
        return new(campaign, member, now, clocks.SpeedOf(campaign), Faces(mine), Faces(needed), claimable.Count, [.. messages], holds, [.. handed], day.CountedAt);

        bool IsStillOfUse(InboxMessage m) => m.SlotId is not { } s || m.Kind switch
        {
            MessageKind.HandedOn => true,
            MessageKind.SwapProposed => false, // the question itself stands on the page
            MessageKind.Offer => claimable.Any(x => x.Id == s),
            _ => mine.Any(x => x.Id == s && x.Status.IsWaiting()),
        };

        IReadOnlyList<MySlot> Faces(IEnumerable<Slot> slots) =>
            [.. slots.Select(s => new MySlot(s, s.FaceAt(now, holds.Cover(s), campaign.Rules), s.VariantId is { } v ? day.Variants.GetValueOrDefault(v) : null, day.Clicks.GetValueOrDefault(s.Id), networks.RulesOf(s.Network).PostsHaveAddresses))];
    }

    private async Task<List<InboxMessage>> MessagesAsync(MemberId id, Instant since, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Inbox.AsNoTracking().Where(m => m.MemberId == id && m.SeenAt == null && m.At >= since).OrderByDescending(m => m.At).Take(20).ToListAsync(stop);
    }
}

/// <summary>The day that a browser's page is about, of all the campaigns in which its person is: the one that holds a slot, the one that
/// the address names, else the live or the nearest one.</summary>
public sealed class FindMyDay(ReadMyDay read, SharedDays days, CampaignClocks clocks)
{
    /// <summary>The day of the member who has a slot; null when nobody of them has it.</summary>
    public async Task<MyDay?> WithAsync(IReadOnlyList<Member> members, SlotId slot, CancellationToken stop = default)
    {
        foreach (var member in members)
        {
            if ((await days.OfAsync(member.CampaignId)).Held[member.Id].Any(s => s.Id == slot)) return await read.RunAsync(member, stop);
        }

        return null;
    }

    public async Task<MyDay?> RunAsync(IReadOnlyList<Member> members, string? slug, CancellationToken stop = default)
    {
        var found = new List<(Member Member, Campaign Campaign)>();
        foreach (var member in members) found.Add((member, (await days.OfAsync(member.CampaignId)).Campaign));
        if (found.Count == 0) return null;
        var best = found.OrderByDescending(f => f.Campaign.Slug == slug).ThenByDescending(f => f.Campaign.State is CampaignState.Live).ThenBy(f => Abs(f.Campaign.StartsAt - clocks.Now(f.Campaign))).First();
        return await read.RunAsync(best.Member, stop);
    }

    private static Duration Abs(Duration d) => d < Duration.Zero ? -d : d;
}
