using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.HttpOverrides;
using MudBlazor.Services;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Demo;
using WarRoom.Web.Features;
using WarRoom.Web.Features.Sharing;
using WarRoom.Web.Identity;
using WarRoom.Web.Jobs;
using WarRoom.Web.Live;
using WarRoom.Web.Networks;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Edge;

namespace WarRoom.Web;

/// <summary>Puts the house together. Tests build the same house and may replace its outermost parts.</summary>
public static class WarRoomHost
{
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var start = StartArguments.Take(args);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = start.Rest, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddOptions<WarRoomOptions>().BindConfiguration(WarRoomOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<MailOptions>().BindConfiguration("WarRoom:Mail").ValidateDataAnnotations().ValidateOnStart();
        var folder = new DataFolder(builder.Configuration["WarRoom:DataDir"] ?? (start.IsDemo ? Path.Combine("data", "demo") : "data"));

        var services = builder.Services;
        services.AddSingleton(start);
        services.AddSingleton(folder);
        services.AddSingleton(TimeProvider.System);
        services.AddWarRoomPersistence(folder);
        services.AddWarRoomIdentity(folder);
        services.AddSingleton<CampaignClocks>();
        services.AddSingleton<CampaignFeed>();
        services.AddSingleton<LinkCodes>();
        services.AddSingleton<Forms>();
        services.AddSingleton<NetworkBook>();
        services.AddSingleton<OpenHolds>();
        services.AddNetworks();
        services.AddNotifications();
        services.AddSingleton(DrainPatience.Default);
        services.AddSingleton<Fence>();
        services.AddWarRoomJobs();
        services.AddUseCases();
        services.AddFeatureServices();
        services.AddDemo(start);
        services.AddHealthChecks().AddCheck<DatabaseIsReachable>("database", tags: ["ready"]);
        if (builder.Configuration.GetValue("WarRoom:RunSchedules", true)) services.AddWarRoomSchedules();
        if (builder.Configuration.GetValue("WarRoom:RunSweep", builder.Configuration.GetValue("WarRoom:RunSchedules", true))) services.AddWarRoomSweep();
        services.AddLocalization();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomCenter);
        services.AddCascadingValue(p => EdgeText.Frame(p.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<EdgeText>>()));
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddAntiforgery(o => o.Cookie.Name = "warroom-form");
        replace?.Invoke(services);

        var app = builder.Build();
        Use(app);
        return app;
    }

    /// <summary>Locks the data folder, brings the databases up to date, seeds a demo when asked for one, and starts.</summary>
    public static async Task StartAsync(WebApplication app)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        var start = app.Services.GetRequiredService<StartArguments>();
        var held = folder.Lock();
        app.Lifetime.ApplicationStopped.Register(held.Dispose);
        if (start.IsReset) folder.Empty();
        await app.Services.MigrateAsync();
        await app.Services.PrepareFeaturesAsync();
        await app.StartAsync();
        await app.Services.GetRequiredService<StartMessage>().WriteAsync(app.Urls.First());
    }

    private static void Use(WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.Connection = "close";
                return;
            }

            await next();
        });
        UseForwarding(app);
        app.UseTrackedLinks();
        app.UseSite();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseWhen(c => HttpMethods.IsGet(c.Request.Method) && !c.Request.Path.StartsWithSegments("/go"), branch => branch.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseContentPolicy();
        app.UseOwnOriginOnly();
        app.UseEdgeLanguage();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseFormsThatAreTooOld();
        app.UseFormsToTheirEnd();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapFeatures();
        app.MapDashboard();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.DisableWebSocketCompression = true);
    }

    private static void UseForwarding(WebApplication app)
    {
        var proxies = app.Configuration.GetSection("WarRoom:TrustedProxies").Get<string[]>() ?? [];
        if (proxies.Length == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All };
        foreach (var proxy in proxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
        app.UseForwardedHeaders(options);
    }
}
