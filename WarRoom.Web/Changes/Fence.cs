using System.Collections.Concurrent;
using System.Diagnostics;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Changes;

/// <summary>How long a stop waits for what is under way.</summary>
/// <param name="CutOffAfter">From here what is still under way is cut off.</param>
/// <param name="Longest">From here the stop is shown with the number of messages of which nobody knows whether they arrived.</param>
public sealed record DrainPatience(TimeSpan CutOffAfter, TimeSpan Longest)
{
    public static DrainPatience Default { get; } = new(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(10));
}

/// <summary>Knows what is under way that tells somebody to post: messages being sent, pages being shown. Each asks the holds only after
/// it has entered here, and a stop is confirmed only when all that had entered before it was saved have left; so nothing slips between.</summary>
public sealed class Fence(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, DrainPatience patience)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(15);
    private readonly ConcurrentDictionary<CampaignId, ConcurrentDictionary<Passage, byte>> _underWay = new();

    /// <summary>Enters; disposing the passage leaves. A stop that has waited long enough cuts it off.</summary>
    public IDisposable Enter(CampaignId campaign, Action cutOff, bool isMessage)
    {
        var passages = _underWay.GetOrAdd(campaign, _ => new());
        var passage = new Passage(passages, cutOff, isMessage);
        passages[passage] = 0;
        return passage;
    }

    /// <summary>A page with a text is shown: it leaves when the answer has gone out.</summary>
    public void Show(CampaignId campaign, HttpContext context) => context.Response.RegisterForDispose(Enter(campaign, context.Abort, isMessage: false));

    /// <summary>Waits until everything that had entered before has left. Called after the hold is saved.</summary>
    /// <returns>How many messages may or may not have arrived.</returns>
    public async Task<int> DrainAsync(CampaignId campaign, CancellationToken stop = default)
    {
        var waiting = _underWay.TryGetValue(campaign, out var passages) ? passages.Keys.ToList() : [];
        var unconfirmed = 0;
        var since = Stopwatch.StartNew();
        using var look = new PeriodicTimer(Look);
        for (; ; await look.WaitForNextTickAsync(stop))
        {
            waiting.RemoveAll(p => p.HasLeft);
            if (since.Elapsed >= patience.CutOffAfter) unconfirmed += waiting.Count(p => p.CutOff());
            var elsewhere = waiting.Count > 0 ? 0 : await ElsewhereAsync(campaign, stop);
            if (waiting.Count + elsewhere == 0) return unconfirmed;
            if (since.Elapsed >= patience.Longest) return Math.Max(unconfirmed, waiting.Count(p => p.IsMessage) + elsewhere);
        }
    }

    /// <summary>Messages under a lease of which this process knows nothing: another process has them, or had them when it died.</summary>
    private async Task<int> ElsewhereAsync(CampaignId campaign, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var real = clocks.RealNow;
        return await db.Outbox.CountAsync(r => r.CampaignId == campaign && r.State == OutboxState.Sending && r.LeaseUntil > real && MessageKinds.SayPost.Contains(r.Kind), stop);
    }

    private sealed class Passage(ConcurrentDictionary<Passage, byte> all, Action cutOff, bool isMessage) : IDisposable
    {
        private int _isCut;

        public bool IsMessage => isMessage;

        public bool HasLeft => !all.ContainsKey(this);

        /// <summary>True for a message that is cut off now, for the first time.</summary>
        public bool CutOff()
        {
            if (Interlocked.Exchange(ref _isCut, 1) == 1) return false;
            cutOff();
            return isMessage;
        }

        public void Dispose() => all.TryRemove(this, out _);
    }
}
