using Hangfire;
using Hangfire.InMemory;

namespace WarRoom.Web.Jobs;

/// <summary>Hangfire does the work. Its queue is in memory: the outbox and the slots are the truth, and a sweep queues again what a crash forgot.</summary>
internal static class JobsSetup
{
    public static void AddWarRoomJobs(this IServiceCollection services)
    {
        services.AddSingleton<WorkInHand>();
        services.AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseInMemoryStorage()
            .UseFilter(new AutomaticRetryAttribute { Attempts = 3, DelaysInSeconds = [2, 10, 30] }));
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = 4;
            options.ShutdownTimeout = TimeSpan.FromSeconds(4);
            options.SchedulePollingInterval = TimeSpan.FromSeconds(2);
        });
    }
}
