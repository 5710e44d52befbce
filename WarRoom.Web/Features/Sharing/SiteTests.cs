using System.Collections.Concurrent;

namespace WarRoom.Web.Features.Sharing;

/// <summary>What the self-test page's script was heard to say, in memory only: a test counts nowhere.</summary>
public sealed class SiteTests
{
    private const int MostTests = 1_000;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<SiteEvent, bool>> _heard = new(StringComparer.Ordinal);

    /// <param name="test">The run of the page that speaks.</param>
    public void Hear(string test, SiteEvent what)
    {
        if (_heard.Count >= MostTests) _heard.Clear();
        _heard.GetOrAdd(test, _ => new())[what] = true;
    }

    public IEnumerable<SiteEvent> Heard(string test) => _heard.TryGetValue(test, out var heard) ? heard.Keys.Order() : [];
}
