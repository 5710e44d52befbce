using System.Collections.Concurrent;

namespace WarRoom.Web.Features.Sharing;

/// <summary>What the clicks of a visitor before make of this one.</summary>
public enum ClickPace
{
    /// <summary>A click that counts.</summary>
    Counts,

    /// <summary>The same link again within an hour of campaign time.</summary>
    Repeats,

    /// <summary>Part of a burst: whoever was seen at it is a machine for an hour.</summary>
    Bursts,
}

/// <summary>Tells by their pace what calls itself a browser and is none: three different links of a campaign within five seconds,
/// or more than twenty clicks a minute, in real time. And knows who follows the same link again within the hour.</summary>
/// <remarks>A crowd, one kind of browser in one neighbourhood of addresses, is judged by the different links alone: behind one address of a
/// mobile network many people may click the same link in the same minute.</remarks>
public sealed class Bursts
{
    private const int ClicksTooMany = 20;
    private const long Glance = 5_000;
    private const long Minute = 60_000;
    private const long Hour = 3_600_000;
    private readonly ConcurrentDictionary<long, Visits> _visitors = new();
    private readonly ConcurrentDictionary<long, Pace> _crowds = new();
    private long _sweptAt;

    /// <param name="who">Who clicks.</param>
    /// <param name="code">Which link.</param>
    /// <param name="at">When, in campaign time.</param>
    /// <param name="realNow">When, in real time.</param>
    public ClickPace Of(VisitorTrace who, string code, Instant at, Instant realNow)
    {
        var real = realNow.ToUnixTimeMilliseconds();
        Sweep(real);
        var visits = _visitors.GetOrAdd(who.Visitor, static _ => new Visits());
        var isBurst = visits.IsTooFast(code, real, ClicksTooMany) | _crowds.GetOrAdd(who.Crowd, static _ => new Pace()).IsTooFast(code, real, int.MaxValue);
        return isBurst ? ClickPace.Bursts : visits.Repeats(code, at.ToUnixTimeMilliseconds(), real) ? ClickPace.Repeats : ClickPace.Counts;
    }

    /// <summary>Whether this visitor followed the link within the hour before; from now on it did.</summary>
    public bool Repeats(long visitor, string code, Instant at, Instant realNow) => _visitors.GetOrAdd(visitor, static _ => new Visits()).Repeats(code, at.ToUnixTimeMilliseconds(), realNow.ToUnixTimeMilliseconds());

    private void Sweep(long now)
    {
        var swept = Volatile.Read(ref _sweptAt);
        if (now - swept < Minute || Interlocked.CompareExchange(ref _sweptAt, now, swept) != swept) return;
        Sweep(_crowds, now, Minute);
        Sweep(_visitors, now, Hour);
    }

    private static void Sweep<T>(ConcurrentDictionary<long, T> paces, long now, long idle) where T : Pace
    {
        foreach (var (key, pace) in paces)
        {
            if (pace.IsIdle(now, idle)) paces.TryRemove(key, out _);
        }
    }

    /// <summary>The last clicks of somebody, as few bytes as will do: there may be a hundred thousand of them.</summary>
    private class Pace
    {
        protected Lock Gate { get; } = new();

        protected long SeenAt { get; set; }

        private (string? Code, long At) _last, _before; // the two newest different links
        private long _minute = long.MinValue / 2, _struckAt = long.MinValue / 2;
        private int _clicks;

        public bool IsTooFast(string code, long now, int mostClicks)
        {
            lock (Gate)
            {
                if (now - _minute >= Minute) (_minute, _clicks) = (now, 0);
                _clicks++;
                SeenAt = now;
                var isThird = _last.Code is not null && _before.Code is not null && code != _last.Code && code != _before.Code && now - _last.At <= Glance && now - _before.At <= Glance;
                if (code != _last.Code) _before = _last;
                _last = (code, now);
                if (isThird || _clicks > mostClicks) _struckAt = now;
                return now - _struckAt < Hour;
            }
        }

        public bool IsIdle(long now, long idle)
        {
            lock (Gate) return now - SeenAt > idle && now - _struckAt >= Hour;
        }
    }

    private sealed class Visits : Pace
    {
        private (string Code, long At) _first;
        private List<(string Code, long At)>? _more;

        public bool Repeats(string code, long at, long real)
        {
            lock (Gate)
            {
                SeenAt = real;
                if (_first.Code is null || _first.Code == code)
                {
                    var again = _first.Code is not null && IsWithin(_first.At, at);
                    if (!again) _first = (code, at);
                    return again;
                }

                _more ??= [];
                var known = _more.FindIndex(m => m.Code == code);
                if (known >= 0 && IsWithin(_more[known].At, at)) return true;
                if (known >= 0) _more[known] = (code, at);
                else _more.Add((code, at));
                return false;
            }
        }

        private static bool IsWithin(long first, long at) => at >= first && at - first < Hour;
    }
}
