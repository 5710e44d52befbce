using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web;
using WarRoom.Web.Changes;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench.Chaos;

/// <summary>The application in this program's hands: <c>house [--mutant NAME] [--clock FILE] [--slow] …</c>. Faults, a door to stop the
/// day, a clock that can be moved and pages that take their time exist here only; nothing of them is in the application.</summary>
internal static class House
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (mutant, clock) = (ValueOf(args, "--mutant"), ValueOf(args, "--clock"));
        var app = WarRoomHost.Build([.. Rest(args)], services =>
        {
            if (clock is not null) services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new MovedClock(clock)));
            if (args.Contains("--slow")) services.AddTransient<IStartupFilter, SlowPages>();
            if (mutant is not null) Mutants.PutIn(mutant, services);
        });
        app.MapPost("/chaos/stop", StopAsync).AllowAnonymous();
        app.MapPost("/chaos/resume", ResumeAsync).AllowAnonymous();
        await WarRoomHost.StartAsync(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<IResult> StopAsync(PlaceHold place, IDbContextFactory<WarRoomDb> dbs)
    {
        var refusal = await place.RunAsync(HoldScope.Everything, null, "chaos", null, await LeadAsync(dbs));
        return refusal is null ? Results.Ok() : Results.Conflict(refusal.Code);
    }

    private static async Task<IResult> ResumeAsync(LiftHold lift, IDbContextFactory<WarRoomDb> dbs)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var hold = await db.Holds.AsNoTracking().SingleAsync(h => h.Lifted == null);
        var lifting = await lift.RunAsync(hold.Id, "chaos is over", await LeadAsync(dbs), isFresh: true);
        return lifting.Refusal is null ? Results.Ok() : Results.Conflict(lifting.Refusal.Code);
    }

    private static async Task<Actor> LeadAsync(IDbContextFactory<WarRoomDb> dbs)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return (await db.Members.AsNoTracking().SingleAsync(m => m.Role == Role.Lead)).AsActor();
    }

    private static string? ValueOf(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at ? args[at + 1] : null;

    private static IEnumerable<string> Rest(string[] args)
    {
        for (var at = 0; at < args.Length; at++)
        {
            if (args[at] is "--mutant" or "--clock") at++;
            else if (args[at] is not "--slow") yield return args[at];
        }
    }

    /// <summary>A wall clock that is set to another time by writing minutes into a file. Timers go on, as a machine's do.</summary>
    private sealed class MovedClock(string file) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromMinutes(File.Exists(file) && int.TryParse(File.ReadAllText(file), out var minutes) ? minutes : 0);
    }

    /// <summary>A slot's page takes up to 300 ms between asking for the text and the first byte, as a long way to a phone does.</summary>
    private sealed class SlowPages : IStartupFilter
    {
        private readonly Random _chance = new(3);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments("/me/slots")) context.Response.OnStarting(WaitAsync);
                await go();
            });
            next(app);
        };

        private Task WaitAsync()
        {
            lock (_chance) return Task.Delay(_chance.Next(300));
        }
    }
}
