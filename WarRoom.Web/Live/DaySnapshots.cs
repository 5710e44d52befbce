using System.Collections.Concurrent;

namespace WarRoom.Web.Live;

/// <summary>One snapshot a campaign, shared by everybody who watches: read again at most twice a second after a signal, and once a
/// second while a clock runs, however many watch. Nobody watching costs nothing.</summary>
public sealed class DaySnapshots(IServiceProvider services, CampaignFeed feed, TimeProvider time, ILogger<DaySnapshots> log) : IDisposable
{
    private static readonly TimeSpan Fastest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<CampaignId, Watched> _watches = new();
    private volatile bool _isClosing;

    /// <summary>The newest snapshot, read now if nobody watches.</summary>
    public async Task<DaySnapshot> ReadAsync(CampaignId id, CancellationToken stop = default) =>
        _watches.TryGetValue(id, out var watch) && watch.Newest is { } newest && watch.IsFresh ? newest : await NewAsync(id, stop);

    /// <summary>Calls back with each new snapshot until the result is disposed.</summary>
    public IDisposable Watch(CampaignId id, Action<DaySnapshot> changed)
    {
        while (true)
        {
            var watch = _watches.GetOrAdd(id, key => new Watched(this, key));
            if (watch.Add(changed) is { } subscription) return subscription;
        }
    }

    /// <summary>Reads at once for somebody who just changed something. All others see it with the next look, so that nobody draws more often
    /// than twice a second, however busy one of them is.</summary>
    public async Task<DaySnapshot> RefreshAsync(CampaignId id) =>
        _watches.TryGetValue(id, out var watch) && await watch.ReadAsync() is { } newest ? newest : await NewAsync(id, CancellationToken.None);

    /// <summary>The house closes: pages that are still open are not read for any more.</summary>
    public void Dispose()
    {
        _isClosing = true;
        foreach (var watch in _watches.Values) watch.Dispose();
    }

    private async Task<DaySnapshot> NewAsync(CampaignId id, CancellationToken stop) =>
        await services.GetRequiredService<ReadDaySnapshot>().RunAsync(id, stop);

    private sealed class Watched : IDisposable
    {
        private readonly DaySnapshots _house;
        private readonly CampaignId _id;
        private readonly ConcurrentDictionary<object, Action<DaySnapshot>> _watchers = new();
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2213", Justification = "A reading may still be under way when the last watcher leaves.")]
        private readonly SemaphoreSlim _reading = new(1, 1);
        private readonly Coalescer _coalescer;
        private readonly IDisposable _signal;
        private readonly ITimer _beat;
        private readonly Lock _lock = new();
        private bool _isClosed;

        public Watched(DaySnapshots house, CampaignId id)
        {
            _house = house;
            _id = id;
            _coalescer = new(house.Time, Fastest, () => _ = ReadAndTellAsync());
            _signal = house.Feed.Subscribe(id, _coalescer.Signal);
            _beat = house.Time.CreateTimer(_ => _coalescer.Signal(), null, Beat, Beat);
        }

        public DaySnapshot? Newest { get; private set; }

        public DateTimeOffset ReadAt { get; private set; }

        public bool IsFresh => _house.Time.GetUtcNow() - ReadAt < Beat;

        public IDisposable? Add(Action<DaySnapshot> changed)
        {
            lock (_lock)
            {
                if (_isClosed) return null;
                var key = new object();
                _watchers[key] = changed;
                return new Ending(() => Remove(key));
            }
        }

        private async Task ReadAndTellAsync()
        {
            if (await ReadAsync() is not { } newest) return;
            foreach (var changed in _watchers.Values) changed(newest);
        }

        /// <summary>Nothing when it could not be read.</summary>
        public async Task<DaySnapshot?> ReadAsync()
        {
            await _reading.WaitAsync();
            try
            {
                if (_house._isClosing) return null;
                Newest = await _house.NewAsync(_id, CancellationToken.None);
                ReadAt = _house.Time.GetUtcNow();
                return Newest;
            }
            catch (ObjectDisposedException) when (_house._isClosing)
            {
                return null;
            }
            catch (Exception e) when (e is DbUpdateException or Microsoft.Data.Sqlite.SqliteException or InvalidOperationException)
            {
                _house.Log.LogError(e, "The day of campaign {Campaign} could not be read; what was shown stays.", _id);
                return null;
            }
            finally
            {
                _reading.Release();
            }
        }

        private void Remove(object key)
        {
            lock (_lock)
            {
                _watchers.TryRemove(key, out _);
                if (!_watchers.IsEmpty) return;
                _isClosed = true;
            }

            _house._watches.TryRemove(_id, out _);
            Dispose();
        }

        public void Dispose()
        {
            _beat.Dispose();
            _signal.Dispose();
            _coalescer.Dispose();
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0) end();
        }
    }

    private CampaignFeed Feed => feed;

    private TimeProvider Time => time;

    private ILogger Log => log;
}
