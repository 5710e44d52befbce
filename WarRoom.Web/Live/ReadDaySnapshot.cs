using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Live;

/// <summary>Reads the day from the database: a fixed number of queries, however many people and slots there are.</summary>
public sealed class ReadDaySnapshot(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicks, CampaignClocks clocks, LiftBook lifts)
{
    private const int FeedLength = 40;

    public async Task<DaySnapshot> RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var now = clocks.Now(campaign);
        var allHolds = await db.Holds.AsNoTracking().Where(h => h.CampaignId == id).ToListAsync(stop);
        var holds = allHolds.FindAll(h => h.IsOpen);
        var members = await db.Members.AsNoTracking().Where(m => m.CampaignId == id).ToListAsync(stop);
        var waves = await db.Waves.AsNoTracking().Where(w => w.CampaignId == id).OrderBy(w => w.StartsAt).ToListAsync(stop);
        var variants = await db.Variants.AsNoTracking().Where(v => v.CampaignId == id).Join(db.KeyMessages, v => v.KeyMessageId, m => m.Id, (v, m) => new TextView(v.Id, v.Code, v.Network, m.Id, m.Name)).ToDictionaryAsync(t => t.Variant, stop);
        var slots = await db.Slots.AsNoTracking().In(id).Where(s => s.Status != SlotStatus.Cancelled).OrderBy(s => s.PostAt).ToListAsync(stop);
        var objectives = await db.Objectives.AsNoTracking().Where(o => o.CampaignId == id).OrderByDescending(o => o.Weight).ToListAsync(stop);
        var readings = await db.Readings.AsNoTracking().Where(r => r.CampaignId == id && r.At <= now).ToListAsync(stop);
        var notes = await db.Notes.AsNoTracking().Where(n => n.CampaignId == id).OrderByDescending(n => n.At).Take(20).ToListAsync(stop);
        var events = await db.SlotEvents.AsNoTracking().Where(e => e.CampaignId == id && e.Kind != SlotEventKind.Planned && e.Kind != SlotEventKind.Reminded && e.Kind != SlotEventKind.Proven).OrderByDescending(e => e.At).ThenByDescending(e => e.Version).Take(FeedLength).ToListAsync(stop);
        var feedInAll = await db.SlotEvents.CountAsync(e => e.CampaignId == id && e.Kind != SlotEventKind.Planned && e.Kind != SlotEventKind.Reminded && e.Kind != SlotEventKind.Proven, stop);
        var lately = now - DayUpsets.Lately;
        var freed = await db.SlotEvents.AsNoTracking().Where(e => e.CampaignId == id && e.Kind == SlotEventKind.Released && e.At >= lately).OrderBy(e => e.At).ToListAsync(stop);
        var helped = await db.SlotEvents.Where(e => e.CampaignId == id && e.Kind == SlotEventKind.TakenOver && e.ByMember != null).GroupBy(e => e.ByMember!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var clickCounts = await ClicksAsync(id, stop);
        var proofs = await ProofView.ReadAsync(db, id, slots, stop);
        var lift = await lifts.ReadAsync(campaign, now, stop);

        var names = members.ToDictionary(m => m.Id, m => m.Name);
        var views = slots.Select(s => View(s, now, holds.Cover(s), campaign.Rules, s.VariantId is { } v ? variants.GetValueOrDefault(v)?.Code : null, s.HolderId is { } h ? names.GetValueOrDefault(h, "") : "", clickCounts.GetValueOrDefault(s.Id))).ToList();
        var snapshot = new DaySnapshot
        {
            Campaign = campaign,
            Now = now,
            ReadAt = clocks.RealNow,
            Speed = clocks.SpeedOf(campaign),
            Slots = views,
            Lanes = LanesOf(members, views),
            Waves = [.. waves.Select(w => new WaveView(w.Id, w.Name, w.StartsAt, w.EndsAt, views.Count(s => s.WaveId == w.Id)))],
            Counters = [],
            Needs = [],
            Feed = FeedSentences.Of(events, views, names, campaign.Day.Zone),
            FeedInAll = feedInAll,
            Notes = notes,
            Holds = holds,
            Members = members,
            Lift = lift,
            Proofs = proofs,
            Helped = helped,
            Stopped = holds.ToDictionary(h => h.Id, h => h.Stops(slots)),
            Texts = [.. variants.Values.Where(t => slots.Any(s => s.VariantId == t.Variant)).OrderBy(t => t.Code, StringComparer.Ordinal)],
        };
        snapshot = snapshot with { Upsets = DayUpsets.Of(snapshot, freed, allHolds) };
        snapshot = snapshot with { Counters = DayCounters.Of(snapshot, objectives, readings, clickCounts.Values.Sum()), Needs = DayNeeds.Of(snapshot) };
        return snapshot with { Pace = DayPace.Of(snapshot) };
    }

    private async Task<Dictionary<SlotId, int>> ClicksAsync(CampaignId id, CancellationToken stop)
    {
        await using var db = await clicks.CreateDbContextAsync(stop);
        return await db.BySlotAsync(id, stop);
    }

    private static SlotView View(Slot s, Instant now, bool isHeld, DayRules rules, string? variant, string holder, int clicks) =>
        new(s.Id, s.FaceAt(now, isHeld, rules), s.Status, s.MinutesLate(now), s.Network, variant, s.HolderId, holder, s.StandbyId, s.PostAt, s.ClosesAt, s.PlannedAt, s.WaveId, s.Version, s.Proof, s.PostUrl, s.ExtraPosts.Count, clicks, s.LinkCode, s.WasOnTime) { PostedAt = s.Post?.At };

    private static IReadOnlyList<Lane> LanesOf(List<Domain.Team.Member> members, List<SlotView> slots) =>
        [.. members.Where(m => m.IsAssignable || slots.Any(s => s.HolderId == m.Id)).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id.Value)
            .Select(m => new Lane(m.Id, m.Name, slots.Count(s => s.HolderId == m.Id && s.Status.IsDone()), slots.Count(s => s.HolderId == m.Id))),
         new Lane(null, "Nobody", 0, slots.Count(s => s.HolderId is null))];
}
