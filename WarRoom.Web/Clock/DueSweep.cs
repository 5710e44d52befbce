namespace WarRoom.Web.Clock;

/// <summary>The second pair of eyes: every five seconds it derives what is due from the rows, by itself, and does what neither the scheduler
/// nor the queue has done by then. A dead scheduler, an empty queue or a crash costs seconds.</summary>
public sealed class DueSweep(IServiceProvider services, TimeProvider time, ILogger<DueSweep> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>When it last came round.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                LastAt = time.GetUtcNow();
                await services.GetRequiredService<DueWork>().RunAsync(Duration.FromTimeSpan(Every), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The sweep could not finish; it comes again in {Seconds} seconds.", Every.TotalSeconds);
            }
        }
    }
}
