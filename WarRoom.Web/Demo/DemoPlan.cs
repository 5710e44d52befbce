using WarRoom.Domain.Team;
using WarRoom.Web.Features.Planning;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Demo;

/// <summary>Makes the demo's slots and gives them to people, as a lead would; the same job as at the desk, run at once.</summary>
internal static class DemoPlan
{
    public static async Task MakeAsync(IServiceProvider services, Actor room, CancellationToken stop)
    {
        await services.GetRequiredService<MakeSlots>().RunAsync(room.Campaign, room, stop);
        var clocks = services.GetRequiredService<Clock.CampaignClocks>();
        var run = new PlanRun { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = room.Campaign, ByName = room.Name, StartedAt = clocks.RealNow };
        await using (var db = await services.GetRequiredService<IDbContextFactory<WarRoomDb>>().CreateDbContextAsync(stop))
        {
            db.PlanRuns.Add(run);
            await db.SaveChangesAsync(stop);
        }

        await services.GetRequiredService<AssignJob>().RunAsync(run.Id, stop);
        if ((await services.GetRequiredService<AcceptPlan>().RunAsync(run.Id, null, room, stop)).Refusal is { } refusal) throw new InvalidOperationException(refusal.Reason);
    }
}
