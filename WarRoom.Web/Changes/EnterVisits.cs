using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Changes;

/// <summary>The visits of one hour, entered by hand: they replace what was known of that hour, and say by whom.</summary>
public sealed class EnterVisits(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    private static readonly Duration Hour = Duration.FromHours(1);

    public async Task<Refusal?> RunAsync(Instant hour, int visits, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (visits < 0) return new("number.negative", "Visits cannot be below zero.");
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        var now = clocks.Now(campaign);
        if (hour + Hour > now) return new("visits.notOver", "This hour is not over yet. Enter it when it is complete.");
        var known = await db.HourlyVisits.SingleOrDefaultAsync(v => v.CampaignId == campaign.Id && v.Hour == hour, stop);
        if (known is null) db.HourlyVisits.Add(known = new HourlyVisits { CampaignId = campaign.Id, Hour = hour, Source = Source });
        var before = known.Visits;
        (known.Visits, known.Source, known.ReadAt) = (visits, Source, now);
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = campaign.Id, RealTime = clocks.RealNow, ByName = actor.Name, What = $"entered {visits} visits for {hour} by hand, before: {before?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}" });
        await db.SaveChangesAsync(stop);
        feed.Changed(campaign.Id);
        return null;
    }

    private const string Source = WarRoom.Domain.Sources.Precedence.ByHand;
}
