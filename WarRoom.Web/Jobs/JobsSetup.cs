using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;

namespace WarRoom.Web.Jobs;

/// <summary>Hangfire does the work. Its queue is in memory: the outbox and the slots are the truth, and a sweep queues again what a crash forgot.</summary>
internal static class JobsSetup
{
    public static void AddWarRoomJobs(this IServiceCollection services)
    {
        services.AddSingleton<WorkInHand>();
        // Registered by hand: left alone, Hangfire takes whatever storage and services were made last in the process, which may be another house's.
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage());
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provider, hangfire) => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UseStorage(provider.GetRequiredService<JobStorage>())
            .UseFilter(new AutomaticRetryAttribute { Attempts = 3, DelaysInSeconds = [2, 10, 30] }));
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = 4;
            options.ShutdownTimeout = TimeSpan.FromSeconds(4);
            options.SchedulePollingInterval = TimeSpan.FromSeconds(2);
        });
    }
}
