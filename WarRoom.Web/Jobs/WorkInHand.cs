using System.Collections.Concurrent;

namespace WarRoom.Web.Jobs;

/// <summary>Keeps a tick from queueing the same work twice while it waits or runs. An entry that is never taken back expires,
/// so a job that died is queued again.</summary>
public sealed class WorkInHand(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _taken = new(StringComparer.Ordinal);

    public bool Take(string work)
    {
        var now = time.GetUtcNow();
        if (_taken.TryGetValue(work, out var since) && now - since < Longest) return false;
        _taken[work] = now;
        return true;
    }

    public void Finish(string work) => _taken.TryRemove(work, out _);
}
