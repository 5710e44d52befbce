using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Foundation.Messages;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Foundation;

/// <summary>Everything that is laid down before the day.</summary>
public sealed record FoundationView
{
    public required Campaign Campaign { get; init; }

    public required Instant Now { get; init; }

    public required IReadOnlyList<Objective> Objectives { get; init; }

    public required IReadOnlyList<Audience> Audiences { get; init; }

    public required IReadOnlyList<Community> Communities { get; init; }

    public required IReadOnlyList<Influencer> Influencers { get; init; }

    public required IReadOnlyList<KeyMessage> KeyMessages { get; init; }

    public required IReadOnlyList<MessageVariant> Variants { get; init; }

    public required IReadOnlyList<Wave> Waves { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>Slots of the plan that carry a text.</summary>
    public required IReadOnlyDictionary<VariantId, int> Uses { get; init; }

    public required int Slots { get; init; }

    /// <summary>Local days before the launch day of which at least one hour is known.</summary>
    public required int BaselineDays { get; init; }

    public required TextDesk Texts { get; init; }

    public string AudienceName(AudienceId id) => Audiences.FirstOrDefault(a => a.Id == id)?.Name ?? "Everybody";
}

/// <summary>Reads the foundation of a campaign: a fixed number of queries.</summary>
public sealed class ReadFoundation(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, NetworkBook networks, PublicAddress address)
{
    public async Task<FoundationView> RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var hours = await db.HourlyVisits.AsNoTracking().Where(v => v.CampaignId == id && v.Hour < campaign.StartsAt && v.Visits != null).Select(v => v.Hour).ToListAsync(stop);
        var slots = await db.Slots.AsNoTracking().In(id).Where(s => s.Status != SlotStatus.Cancelled).Select(s => s.VariantId).ToListAsync(stop);
        return new()
        {
            Campaign = campaign,
            Now = clocks.Now(campaign),
            Objectives = await db.Objectives.AsNoTracking().Where(o => o.CampaignId == id).OrderBy(o => o.Id).ToListAsync(stop),
            Audiences = await db.Audiences.AsNoTracking().Where(a => a.CampaignId == id).OrderBy(a => a.Id).ToListAsync(stop),
            Communities = await db.Communities.AsNoTracking().Where(c => c.CampaignId == id).OrderBy(c => c.Id).ToListAsync(stop),
            Influencers = await db.Influencers.AsNoTracking().Where(i => i.CampaignId == id).OrderBy(i => i.Id).ToListAsync(stop),
            KeyMessages = await db.KeyMessages.AsNoTracking().Where(m => m.CampaignId == id).OrderBy(m => m.Id).ToListAsync(stop),
            Variants = await db.Variants.AsNoTracking().Where(v => v.CampaignId == id).OrderBy(v => v.Code).ThenBy(v => v.Id).ToListAsync(stop),
            Waves = await db.Waves.AsNoTracking().Where(w => w.CampaignId == id).OrderBy(w => w.StartsAt).ToListAsync(stop),
            Members = await db.Members.AsNoTracking().ActiveIn(id).OrderBy(m => m.JoinedAt).ToListAsync(stop),
            Uses = slots.OfType<VariantId>().GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count()),
            Slots = slots.Count,
            BaselineDays = hours.Select(h => h.InZone(campaign.Day.Zone).Date).Where(d => d < campaign.Date).Distinct().Count(),
            Texts = new(networks.All, address, campaign.Organisation),
        };
    }
}
