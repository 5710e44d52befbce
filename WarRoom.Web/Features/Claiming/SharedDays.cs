using System.Collections.Concurrent;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Claiming;

/// <summary>What every phone of a campaign reads alike. Nobody changes what is in it.</summary>
/// <param name="Campaign">The campaign, read before the holds: a page never has a newer epoch than the holds that it shows.</param>
/// <param name="Holds">The open holds.</param>
/// <param name="Slots">All slots by time.</param>
/// <param name="Variants">The wordings.</param>
/// <param name="Had">Who has, or had, a link of their own for which slots.</param>
/// <param name="Swaps">Proposed and not answered.</param>
/// <param name="Releases">What was given back a moment ago, with the whole rest of a day.</param>
/// <param name="Clicks">People who came by each slot's link.</param>
/// <param name="CountedAt">When these were counted, in campaign time.</param>
public sealed record SharedDay(
    Campaign Campaign, IReadOnlyList<Hold> Holds, IReadOnlyList<Slot> Slots, IReadOnlyDictionary<VariantId, MessageVariant> Variants, ILookup<MemberId, SlotId> Had, IReadOnlyList<SwapOffer> Swaps, IReadOnlyList<SlotEvent> Releases, IReadOnlyDictionary<SlotId, int> Clicks, Instant CountedAt)
{
    /// <summary>By holder.</summary>
    public ILookup<MemberId?, Slot> Held { get; } = Slots.ToLookup(s => s.HolderId);
}

/// <summary>One reading of the day for all phones that ask in the same moment. It is old as soon as the campaign says that something changed, so
/// whoever did something sees it at once, and after a fifth of a second in any case.</summary>
public sealed class SharedDays(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicks, CampaignClocks clocks, CampaignFeed feed)
{
    private const int LongestMs = 200;
    private const int LongestCountMs = 1000;
    private readonly ConcurrentDictionary<CampaignId, Known> _known = new();

    public Task<SharedDay> OfAsync(CampaignId campaign) => _known.GetOrAdd(campaign, id => new Known(this, feed, id)).ReadAsync();

    private async Task<SharedDay> ReadAsync(CampaignId id, Task<Counted> counted)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id);
        var holds = await db.Holds.AsNoTracking().OpenIn(id).ToListAsync();
        var slots = await db.Slots.AsNoTracking().In(id).OrderBy(s => s.PostAt).ToListAsync();
        var variants = await db.Variants.AsNoTracking().Where(v => v.CampaignId == id).ToDictionaryAsync(v => v.Id);
        var links = await db.Links.AsNoTracking().Where(l => l.CampaignId == id).Select(l => new { l.MemberId, l.SlotId }).Distinct().ToListAsync();
        var swaps = await db.Swaps.AsNoTracking().Where(o => o.CampaignId == id && o.State == SwapState.Proposed).OrderBy(o => o.ProposedAt).ToListAsync();
        var lately = clocks.Now(campaign) - ReadHandedBack.Undoable;
        var releases = await db.SlotEvents.AsNoTracking().Where(e => e.CampaignId == id && e.At > lately && e.Kind == SlotEventKind.Released && e.Why == SlotEvent.HandedBack).ToListAsync();
        var (counts, at) = await counted;
        return new(campaign, holds, slots, variants, links.ToLookup(l => l.MemberId, l => l.SlotId), swaps, releases, counts, clocks.Now(campaign) - ((clocks.RealNow - at) * clocks.SpeedOf(campaign)));
    }

    private async Task<Counted> CountAsync(CampaignId id)
    {
        await using var db = await clicks.CreateDbContextAsync();
        return new(await db.BySlotAsync(id), clocks.RealNow);
    }

    private sealed record Counted(IReadOnlyDictionary<SlotId, int> Counts, Instant At);

    private sealed class Known
    {
        private readonly SharedDays _days;
        private readonly CampaignId _id;
        private readonly Lock _lock = new();
        private Task<SharedDay>? _day;
        private Task<Counted>? _counted;
        private long _dayAt;
        private long _countedAt;

        public Known(SharedDays days, CampaignFeed feed, CampaignId id)
        {
            (_days, _id) = (days, id);
            feed.Subscribe(id, Forget);
        }

        public Task<SharedDay> ReadAsync()
        {
            lock (_lock)
            {
                var now = Environment.TickCount64;
                if (_counted is null or { IsFaulted: true } || now - _countedAt > LongestCountMs) (_counted, _countedAt) = (_days.CountAsync(_id), now);
                if (_day is null or { IsFaulted: true } || now - _dayAt > LongestMs) (_day, _dayAt) = (_days.ReadAsync(_id, _counted), now);
                return _day;
            }
        }

        private void Forget()
        {
            lock (_lock) _day = null;
        }
    }
}
