using System.Collections.Concurrent;

namespace WarRoom.Web.Jobs;

/// <summary>Keeps a tick from queueing the same work twice while it waits or runs. An entry that is never taken back expires,
/// so a job that died is queued again. Time is measured, not read from the wall clock, which may be set meanwhile.</summary>
public sealed class WorkInHand(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, long> _taken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    public bool Take(string work)
    {
        if (_taken.TryGetValue(work, out var since) && time.GetElapsedTime(since) < Longest) return false;
        _taken[work] = time.GetTimestamp();
        return true;
    }

    /// <summary>False while it runs in this process already; whoever gets true ends it.</summary>
    public bool Begin(string work) => _running.TryAdd(work, 0);

    public void End(string work) => _running.TryRemove(work, out _);

    public void Finish(string work) => _taken.TryRemove(work, out _);
}
