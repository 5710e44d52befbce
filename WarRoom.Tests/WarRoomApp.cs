using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Tests;

/// <summary>The whole application on a real port with a real database in a folder of its own. With a fake clock, a test moves the time
/// and calls what the schedules would call.</summary>
internal sealed class WarRoomApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private WarRoomApp(WebApplication app, string folder, FakeTimeProvider? clock)
    {
        _app = app;
        _folder = folder;
        Clock = clock;
    }

    public FakeTimeProvider? Clock { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>With an instant the clock is fake and stands there, and no schedule runs; without, time is real.</summary>
    public static async Task<WarRoomApp> StartAsync(Instant? fakeNow = null, string[]? args = null, Action<IServiceCollection>? replace = null, string? folder = null, bool? runSchedules = null)
    {
        folder ??= Directory.CreateTempSubdirectory("warroom-test-").FullName;
        var clock = fakeNow is { } now ? new FakeTimeProvider(now.ToDateTimeOffset()) : null;
        var app = WarRoomHost.Build(
            ["--WarRoom:Networks:CheckPosts", "false", "--urls", "http://127.0.0.1:0", "--WarRoom:DataDir", folder, "--Logging:LogLevel:Default", "Warning", "--WarRoom:RunSchedules", runSchedules ?? clock is null ? "true" : "false", .. args ?? []],
            services =>
            {
                if (clock is not null) services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                replace?.Invoke(services);
            });
        await WarRoomHost.StartAsync(app);
        return new(app, folder, clock);
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public Task<WarRoomDb> DbAsync() => Get<IDbContextFactory<WarRoomDb>>().CreateDbContextAsync(Stop);

    /// <summary>Stores what a test made.</summary>
    public async Task StoreAsync(params object[] entities)
    {
        await using var db = await DbAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync(Stop);
    }

    /// <summary>Moves the fake clock and does what became due, as the schedules would.</summary>
    public async Task MoveToAsync(Instant instant)
    {
        Clock!.SetUtcNow(instant.ToDateTimeOffset());
        await RunDueAsync();
    }

    public async Task RunDueAsync()
    {
        await using var db = await DbAsync();
        foreach (var campaign in await db.Campaigns.AsNoTracking().Where(c => c.State != CampaignState.Archived).ToListAsync(Stop))
        {
            await Get<RunDayJob>().RunAsync(campaign.Id.Value, Stop);
            var clocks = Get<CampaignClocks>();
            var now = clocks.Now(campaign);
            foreach (var row in await db.Outbox.Where(r => r.CampaignId == campaign.Id && r.State == OutboxState.Due && r.DueAt <= now).OrderBy(r => r.DueAt).Select(r => r.Id).ToListAsync(Stop))
            {
                await Get<DeliverJob>().RunAsync(row, Stop);
            }
        }
    }

    /// <summary>A browser without script: keeps cookies, follows no redirects.</summary>
    public HttpClient NewClient() => new(new CookieJar(Get<TimeProvider>())) { BaseAddress = Address };

    /// <summary>Where the personal link of a member leads.</summary>
    public string LinkOf(Member member) => $"/v/{Get<PersonalLinks>().TokenFor(member)}";

    /// <summary>Stops as a service would be stopped; the data stays for a test that starts again.</summary>
    public async Task<string> StopAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        return _folder;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
