namespace WarRoom.Web.Live;

/// <summary>Folds bursts of signals: the first runs at once, what comes within the interval runs once at its end.</summary>
public sealed class Coalescer : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly Action _run;
    private readonly ITimer _timer;
    private DateTimeOffset _lastRun = DateTimeOffset.MinValue;
    private bool _isScheduled;

    public Coalescer(TimeProvider time, TimeSpan interval, Action run)
    {
        _time = time;
        _interval = interval;
        _run = run;
        _timer = time.CreateTimer(_ => RunScheduled(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Signal()
    {
        lock (_lock)
        {
            if (_isScheduled) return;
            var since = _time.GetUtcNow() - _lastRun;
            if (since < _interval)
            {
                _isScheduled = true;
                _timer.Change(_interval - since, Timeout.InfiniteTimeSpan);
                return;
            }

            _lastRun = _time.GetUtcNow();
        }

        _run();
    }

    public void Dispose() => _timer.Dispose();

    private void RunScheduled()
    {
        lock (_lock)
        {
            _isScheduled = false;
            _lastRun = _time.GetUtcNow();
        }

        _run();
    }
}
