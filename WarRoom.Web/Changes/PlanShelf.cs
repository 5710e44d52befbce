using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Changes;

/// <summary>How a version is labelled.</summary>
internal sealed record VersionLabel(string Name, string ByName, Instant At, bool IsAutomatic);

/// <summary>Where versions are kept. Those that nobody named are few: the oldest goes when a new one comes.</summary>
internal static class PlanShelf
{
    private const int MostAutomatic = 20;

    /// <summary>Keeps the plan with the next save; an empty plan is kept only when somebody names it.</summary>
    public static async Task KeepAsync(WarRoomDb db, PlanScene plan, VersionLabel label, CancellationToken stop)
    {
        var places = plan.Slots.Where(s => s.Status is not SlotStatus.Cancelled).Select(PlannedPlace.Of).ToList();
        var placed = places.Count(p => p.Holder is not null);
        if (placed == 0 && label.IsAutomatic) return;
        db.PlanVersions.Add(new()
        {
            Id = Guid.CreateVersion7(label.At.ToDateTimeOffset()),
            CampaignId = plan.Campaign.Id,
            Name = label.Name,
            ByName = label.ByName,
            SavedAt = label.At,
            IsAutomatic = label.IsAutomatic,
            Placed = placed,
            Places = places,
        });
        if (!label.IsAutomatic) return;
        var old = await db.PlanVersions.Where(v => v.CampaignId == plan.Campaign.Id && v.IsAutomatic).OrderByDescending(v => v.SavedAt).Skip(MostAutomatic - 1).ToListAsync(stop);
        db.PlanVersions.RemoveRange(old);
    }
}
