using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Domain.Time;
using WarRoom.Web;
using WarRoom.Web.Persistence;

namespace WarRoom.Tests.Features.Foundation;

/// <summary>The house with a database file of its own, a still clock, and the Harbour Bridge campaign, empty.</summary>
public sealed class CampaignHouse : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warroom-").FullName;
    private WebApplication _app = null!;

    public static Instant Now { get; } = Instant.FromUtc(2026, 11, 2, 10, 0);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; } = new(Now.ToDateTimeOffset());

    public Campaign Campaign { get; } = new(
        Ids.New<CampaignId>(Now), "harbour", "Harbour Bridge", new LaunchDay(new(2026, 11, 12), DateTimeZoneProviders.Tzdb["Europe/Berlin"]), new(7, 30), new(19, 0))
    {
        Organisation = "PortCity",
        Language = "de",
        LandingPage = "https://harbour.example/bridge",
    };

    public Actor Lead => new(Campaign.Id, null, Role.Lead, "Mia Falk");

    public IServiceProvider Services => _app.Services;

    public T Use<T>() where T : notnull => Services.GetRequiredService<T>();

    public Actor As(Role role) => new(Campaign.Id, null, role, role.ToString());

    public WarRoomDb Db() => Use<IDbContextFactory<WarRoomDb>>().CreateDbContext();

    public async Task<T> ReadAsync<T>(Func<WarRoomDb, Task<T>> read)
    {
        await using var db = Db();
        return await read(db);
    }

    public async ValueTask InitializeAsync()
    {
        _app = WarRoomHost.Build([$"--WarRoom:DataDir={_folder}", "--WarRoom:RunSchedules=false"], services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time)));
        await using var db = Db();
        await db.Database.EnsureCreatedAsync();
        db.Campaigns.Add(Campaign);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
