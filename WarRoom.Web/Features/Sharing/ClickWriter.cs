using System.Collections.Concurrent;
using System.Threading.Channels;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>Takes clicks from the redirects through a bounded channel and writes them in batches; machines are counted in memory
/// by reason and flushed with the same batch. A redirect never waits for the disk.</summary>
public sealed class ClickWriter(IDbContextFactory<ClicksDb> dbs, CampaignFeed feed, ILogger<ClickWriter> log) : BackgroundService
{
    private const int MostInBatch = 5_000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private readonly Channel<Click> _clicks = Channel.CreateBounded<Click>(new BoundedChannelOptions(200_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly ConcurrentDictionary<(string Code, Instant Hour, string Reason), int> _machines = new();
    private readonly ConcurrentDictionary<(string Code, long Visitor), Instant> _lastByVisitor = new();
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Counts a person once per link and hour of campaign time.</summary>
    public void Person(Click click)
    {
        if (click.Visitor is { } visitor)
        {
            var key = (click.Code, visitor);
            if (_lastByVisitor.TryGetValue(key, out var last) && click.At - last < Duration.FromHours(1))
            {
                Machine(click.Code, click.At, "repeat");
                return;
            }

            _lastByVisitor[key] = click.At;
        }

        _clicks.Writer.TryWrite(click);
    }

    public void Machine(string code, Instant at, string reason) =>
        _machines.AddOrUpdate((code, Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 3600 * 3600), reason), 1, (_, n) => n + 1);

    /// <summary>Writes everything taken so far now, without waiting for the next batch.</summary>
    public async Task FlushAsync(CancellationToken stop)
    {
        await _writing.WaitAsync(stop);
        try
        {
            await WriteBatchAsync();
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
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, TimeProvider.System);
        while (await WaitAsync(timer, stoppingToken)) await FlushAsync(CancellationToken.None);
        await FlushAsync(CancellationToken.None);
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

    private async Task WriteBatchAsync()
    {
        var batch = new List<Click>();
        while (batch.Count < MostInBatch && _clicks.Reader.TryRead(out var click)) batch.Add(click);
        if (batch.Count == 0 && _machines.IsEmpty) return;
        try
        {
            await using var db = await dbs.CreateDbContextAsync();
            db.Clicks.AddRange(batch);
            foreach (var ((code, hour, reason), count) in Drain()) await AddAsync(db, code, hour, reason, count);
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e)
        {
            log.LogError(e, "{Count} clicks could not be written and are tried again.", batch.Count);
            foreach (var click in batch) _clicks.Writer.TryWrite(new Click { Code = click.Code, CampaignId = click.CampaignId, SlotId = click.SlotId, At = click.At, Visitor = click.Visitor });
            return;
        }

        foreach (var campaign in batch.Select(c => c.CampaignId).Distinct()) feed.Changed(campaign);
    }

    private List<KeyValuePair<(string Code, Instant Hour, string Reason), int>> Drain()
    {
        var drained = new List<KeyValuePair<(string Code, Instant Hour, string Reason), int>>();
        foreach (var key in _machines.Keys)
        {
            if (_machines.TryRemove(key, out var count)) drained.Add(new(key, count));
        }

        return drained;
    }

    private static async Task AddAsync(ClicksDb db, string code, Instant hour, string reason, int count)
    {
        var row = await db.Bots.SingleOrDefaultAsync(b => b.Code == code && b.Hour == hour && b.Reason == reason);
        if (row is null) db.Bots.Add(new BotCount { Code = code, Hour = hour, Reason = reason, Count = count });
        else row.Count += count;
    }
}
