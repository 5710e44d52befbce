using System.Collections.Concurrent;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;

namespace WarRoom.Web.Features.Wall;

/// <summary>How often somebody typed a code that no screen shows: ten times in ten minutes, then it is a guess and no slip.
/// The desk has no request for each press, so the limit of addresses does not see it.</summary>
public sealed class PairingGuesses(CampaignClocks clocks)
{
    public const int Most = 10;
    private static readonly Duration For = Duration.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (Instant Since, int Wrong)> _wrong = new(StringComparer.Ordinal);

    public bool MayTry(Actor actor) => !_wrong.TryGetValue(KeyOf(actor), out var known) || known.Wrong < Most || clocks.RealNow - known.Since >= For;

    public void CountWrong(Actor actor)
    {
        var now = clocks.RealNow;
        _wrong.AddOrUpdate(KeyOf(actor), (now, 1), (_, known) => now - known.Since >= For ? (now, 1) : (known.Since, known.Wrong + 1));
    }

    private static string KeyOf(Actor actor) => actor.Member?.ToString() ?? actor.Name;
}
