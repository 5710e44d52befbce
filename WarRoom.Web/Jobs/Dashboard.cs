using Hangfire;
using WarRoom.Web.Identity;

namespace WarRoom.Web.Jobs;

/// <summary>Hangfire's own dashboard, for who wants to see the queue in detail: off unless switched on, for owners, and read-only. Its
/// default rule, which lets requests from the same machine in, is taken away.</summary>
internal static class Dashboard
{
    public const string Path = "/jobs";

    public static void MapDashboard(this WebApplication app)
    {
        if (!app.Configuration.GetValue("WarRoom:Dashboard", false)) return;
        app.MapHangfireDashboard(Path, new DashboardOptions
        {
            Authorization = [],
            AsyncAuthorization = [],
            IsReadOnlyFunc = _ => true,
            AppPath = "/admin/jobs",
            DashboardTitle = "WarRoom, queue",
            DisplayStorageConnectionString = false,
        }).RequireAuthorization(OwnerPolicy.Name);
    }
}
