namespace WarRoom.Web.Features.Sharing;

/// <summary>Writes what requests left in memory twenty times a second, and once more when the server stops in order.</summary>
public abstract class BatchedWriter : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Writes everything taken so far now, without waiting for the next batch.</summary>
    public async Task FlushAsync(CancellationToken stop = default)
    {
        await _writing.WaitAsync(stop);
        try
        {
            await WriteAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task WriteAsync();

    protected virtual Task OpenAsync() => Task.CompletedTask;

    protected virtual Task CloseAsync() => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await OpenAsync();
        using var timer = new PeriodicTimer(Between, TimeProvider.System);
        while (await WaitAsync(timer, stoppingToken)) await FlushAsync(CancellationToken.None);
        await FlushAsync(CancellationToken.None);
        await CloseAsync();
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
