using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain;
using WarRoom.Domain.Sources;
using WarRoom.Domain.Team;
using WarRoom.Tests.Networks;
using WarRoom.Web.Features.Sources;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Sources;

/// <summary>The whole house at a quarter past noon of the day, and a server outside whose answers the test writes.</summary>
internal sealed class SourceDay(WarRoomApp app, OutsideWorld world, Campaign campaign, Member lead) : IAsyncDisposable
{
    public WarRoomApp App => app;

    public OutsideWorld World => world;

    public Campaign Campaign => campaign;

    public Member Lead => lead;

    public Actor Actor => lead.AsActor();

    public static async Task<SourceDay> StartAsync(Func<Microsoft.AspNetCore.Http.HttpContext, Task> answer, bool isRehearsal = false)
    {
        var world = await OutsideWorld.StartAsync(answer);
        var app = await WarRoomApp.StartAsync(At(12, 15), ["--WarRoom:Outbound:AllowedHosts:0", world.Host]);
        var campaign = ACampaign();
        campaign.IsRehearsal = isRehearsal;
        var lead = AMember(campaign, "Mia Falk", Role.Lead);
        await app.StoreAsync(campaign, lead);
        return new(app, world, campaign, lead);
    }

    public async Task<SourceSaved> AddAsync(SourceKind kind, SourceSettings? settings = null, string token = "secret", string? name = null, string? address = null) =>
        await app.Get<SaveSource>().RunAsync(null, new(kind, name ?? SourceRules.Of(kind).Name, address ?? world.Address.ToString(), settings ?? new() { Site = "7" }, token), Actor, WarRoomApp.Stop);

    public Task ReadAsync(SourceId id) => app.Get<ReadSourceJob>().RunAsync(id.Value, WarRoomApp.Stop);

    public async Task<Source> StoredAsync(SourceId id)
    {
        await using var db = await app.DbAsync();
        return await db.Sources.AsNoTracking().SingleAsync(s => s.Id == id, WarRoomApp.Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await world.DisposeAsync();
    }
}
