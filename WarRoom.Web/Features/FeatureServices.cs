using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Joining;
using WarRoom.Web.Features.Proof;
using WarRoom.Web.Features.Rehearsal;
using WarRoom.Web.Features.Reports;
using WarRoom.Web.Features.Setup;
using WarRoom.Web.Features.Sharing;
using WarRoom.Web.Features.Sources;
using WarRoom.Web.Features.Wall;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Edge;

namespace WarRoom.Web.Features;

/// <summary>What each slice brings along: services, work at the start, endpoints.</summary>
internal static class FeatureServices
{
    public static void AddFeatureServices(this IServiceCollection services)
    {
        services.AddSingleton<DaySnapshots>();
        services.AddSingleton<ReadDaySnapshot>();
        services.AddSingleton<LiftBook>();
        services.AddSingleton<TrackedBook>();
        services.AddSingleton<ProjectionBook>();
        services.AddSingleton<Presence>();
        services.AddSingleton<RehearsalSite>();
        services.AddTransient<Clock.SetRehearsalSpeed>();
        services.AddTransient<Clock.DueTick>();
        services.AddTransient<Clock.DueWork>();
        services.AddSingleton<SetupCode>();
        services.AddSharing();
        services.AddGuessLimit();
        services.AddPhoneQueue();
        services.AddScoped<Identity.Pages.LinkAccount>();
        services.AddScoped<ClaimingEndpoints.Scene>();
        services.AddScoped<HandOverEndpoints.HandOverDesk>();
        services.AddSingleton<CalendarSlots>();
        services.AddSingleton<SharedDays>();
        services.AddSingleton<RevealBook>();
        services.AddSingleton<StartMessage>();
        services.AddSingleton<PairingGuesses>();
        services.AddSingleton(Planning.PlanPace.Default);
        services.AddSingleton<Sources.SourceSeal>();
        services.AddTransient<Foundation.Storing.ImportDesk>();
    }

    public static async Task PrepareFeaturesAsync(this IServiceProvider services)
    {
        await services.GetRequiredService<Demo.DemoDay>().SeedAsync();
        await services.GetRequiredService<ResumeRehearsals>().RunAsync();
        await services.GetRequiredService<Planning.ResumePlanRuns>().RunAsync();
        await services.GetRequiredService<OwnerFromSettings>().RunAsync();
    }

    public static void MapFeatures(this WebApplication app)
    {
        app.MapClaiming();
        app.MapJoining();
        app.MapProof();
        app.MapWall();
        app.MapReports();
        app.MapSources();
        Identity.SignInEndpoints.Map(app);
        Demo.DemoEndpoints.Map(app);
    }
}
