using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Foundation;

/// <summary>Who changed the foundation, written in the transaction of the change.</summary>
internal static class FoundationAudit
{
    public static void Record(this WarRoomDb db, Actor actor, CampaignClocks clocks, string what) => db.Audit.Add(new AuditEntry
    {
        Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()),
        CampaignId = actor.Campaign,
        RealTime = clocks.RealNow,
        ByName = actor.Name,
        What = what,
    });
}
