using Quartz;

namespace WarRoom.Web.Clock;

/// <summary>Every schedule of the house, on one screen. Quartz says when; the ticks only ask what is due and queue the work.</summary>
internal static class Schedules
{
    public const string RehearsalTick = nameof(Features.Rehearsal.RehearsalTick);

    public static void AddWarRoomSchedules(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            Every<DueTick>(quartz, TimeSpan.FromSeconds(1));
            Every<ProofTick>(quartz, TimeSpan.FromSeconds(15));
            Every<SourceTick>(quartz, TimeSpan.FromSeconds(5)); // each source has an interval of its own
            Every<Features.Rehearsal.RehearsalTick>(quartz, TimeSpan.FromSeconds(1)); // only where a rehearsal runs
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    /// <summary>The second pair of eyes, which needs neither Quartz nor Hangfire.</summary>
    public static void AddWarRoomSweep(this IServiceCollection services)
    {
        services.AddSingleton<DueSweep>();
        services.AddHostedService(p => p.GetRequiredService<DueSweep>()); // every 5 s
    }

    private static void Every<TTick>(IQuartzBuilder quartz, TimeSpan interval) where TTick : class, IJob =>
        quartz.ScheduleJob<TTick>(trigger => trigger.WithIdentity(typeof(TTick).Name).WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever()));
}
