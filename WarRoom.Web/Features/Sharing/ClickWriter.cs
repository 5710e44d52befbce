using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Sharing;

/// <summary>Takes clicks from the redirects through a bounded channel and writes them in batches; machines are counted in memory
/// by reason and flushed with the same batch. A redirect never waits for the disk, and a killed process loses a quarter of a second.</summary>
public sealed class ClickWriter(IDbContextFactory<ClicksDb> dbs, IDbContextFactory<WarRoomDb> days, CampaignClocks clocks, CampaignFeed feed, ILogger<ClickWriter> log) : BatchedWriter
{
    private const int MostInBatch = 20_000;
    private const int MostWaiting = 200_000;
    private const int TellEvery = 250;
    private const int MostOrphans = 1_000;
    private const int MostServersAtOnce = 5_000;
    private static readonly Duration OneClick = Duration.FromHours(1);
    private static readonly Duration TooSoonAfter = Duration.FromSeconds(2);
    private static readonly Duration Beat = Duration.FromSeconds(10);
    private readonly Channel<Click> _clicks = Channel.CreateBounded<Click>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });
    private readonly ConcurrentDictionary<(string Code, Instant Hour, string Reason), int> _machines = new();
    private readonly ConcurrentDictionary<(string Code, string Host), bool> _servers = new();
    private readonly ConcurrentDictionary<string, (int Count, Instant LastAt)> _orphans = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(CampaignId Campaign, long Visitor), Click> _awaited = new();
    private readonly ConcurrentDictionary<(CampaignId Campaign, long Visitor), Instant> _struck = new();
    private readonly Bursts _bursts = new();
    private readonly HashSet<CampaignId> _changed = [];
    private long _toldAt;
    private List<Click> _held = [];
    private int? _run;
    private Instant _beatAt = Instant.MinValue;
    private Instant _sweptAt = Instant.MinValue;
    private bool _forgetsSalts;

    /// <summary>The last run that ended without closing its book, with its last write: what was clicked after it may be missing, a quarter
    /// of a second at most. Null when everything ended in order.</summary>
    public Instant? LastSuddenEnd { get; private set; }

    /// <summary>Counts a click; of a visitor once per link and hour of campaign time.</summary>
    public void Person(Click click)
    {
        if (click.Visitor is { } visitor && _bursts.Repeats(visitor, click.Code, click.At, clocks.RealNow)) Machine(click.Code, click.At, ClickRules.Repeat);
        else Keep(click);
    }

    /// <summary>A click that one request alone does not give away: a burst is taken back as a whole.</summary>
    public void Person(Click click, VisitorTrace? who)
    {
        switch (who is { } trace ? _bursts.Of(trace, click.Code, click.At, clocks.RealNow) : ClickPace.Counts)
        {
            case ClickPace.Bursts:
                _struck[(click.CampaignId, who!.Value.Visitor)] = click.At - OneClick;
                Machine(click.Code, click.At, ClickRules.Burst);
                break;
            case ClickPace.Repeats:
                Machine(click.Code, click.At, ClickRules.Repeat);
                break;
            default:
                Keep(click);
                break;
        }
    }

    private void Keep(Click click)
    {
        if (!_clicks.Writer.TryWrite(click)) Machine(click.Code, click.At, ClickRules.Overflow);
    }

    public void Machine(string code, Instant at, string reason) =>
        _machines.AddOrUpdate((code, HourOf(at), reason), 1, (_, n) => n + 1);

    /// <summary>A preview, and the server that fetched it where its agent names one.</summary>
    public void Preview(string code, Instant at, string agent)
    {
        Machine(code, at, ClickRules.Preview);
        if (_servers.Count < MostServersAtOnce && ClickRules.PreviewServer(agent) is { } host) _servers.TryAdd((code, host), true);
    }

    public void Orphan(string code, Instant realNow)
    {
        if (_orphans.Count < MostOrphans || _orphans.ContainsKey(code)) _orphans.AddOrUpdate(code, (1, realNow), (_, o) => (o.Count + 1, realNow));
    }

    /// <summary>Keeps a click until the landing page has seen a person.</summary>
    public void Await(Click click)
    {
        Machine(click.Code, click.At, ClickRules.MailScanner);
        if (click.Visitor is { } visitor && _awaited.Count < MostWaiting) _awaited[(click.CampaignId, visitor)] = click;
    }

    /// <summary>The landing page has seen this visitor look: what waited for that counts now.</summary>
    public void Seen(CampaignId campaign, long visitor)
    {
        if (_awaited.TryRemove((campaign, visitor), out var click)) Person(click);
    }

    protected override async Task OpenAsync()
    {
        await using var db = await dbs.CreateDbContextAsync();
        if (await db.Runs.OrderByDescending(r => r.Id).FirstOrDefaultAsync() is { ClosedAt: null } last)
        {
            LastSuddenEnd = last.LastWriteAt;
            log.LogWarning("The server ended suddenly some time after {LastWrite}. At most the clicks of its last quarter of a second are missing.", last.LastWriteAt);
        }

        var run = new ClickRun { StartedAt = clocks.RealNow, LastWriteAt = clocks.RealNow };
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        (_run, _beatAt) = (run.Id, clocks.RealNow);
    }

    protected override async Task CloseAsync()
    {
        await using var db = await dbs.CreateDbContextAsync();
        var now = clocks.RealNow;
        await db.Runs.Where(r => r.Id == _run).ExecuteUpdateAsync(r => r.SetProperty(x => x.LastWriteAt, now).SetProperty(x => x.ClosedAt, now));
    }

    protected override async Task WriteAsync()
    {
        Sweep();
        Tell();
        var batch = _held;
        while (batch.Count < MostInBatch && _clicks.Reader.TryRead(out var click)) batch.Add(click);
        var struck = Drain(_struck);
        var (machines, servers, orphans) = (Drain(_machines), Drain(_servers), Drain(_orphans));
        var beats = _run is not null && clocks.RealNow - _beatAt >= Beat;
        if (batch.Count == 0 && struck.Count == 0 && machines.Count == 0 && servers.Count == 0 && orphans.Count == 0 && !beats && !_forgetsSalts) return;
        try
        {
            var all = new Dictionary<(string Code, Instant Hour, string Reason), int>(machines); // what fails is judged again as a whole
            var counted = await WithoutTooSoonAsync(Without(batch, struck, all), all);
            await WriteAsync(counted, struck, all, servers, orphans);
            (_held, _beatAt) = ([], clocks.RealNow);
            if (_forgetsSalts) await ForgetSaltsAsync();
            _forgetsSalts = false;
            _changed.UnionWith(counted.Select(c => c.CampaignId).Concat(struck.Select(s => s.Key.Campaign)));
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            log.LogError(e, "{Count} clicks could not be written and are tried again.", batch.Count);
            _held = batch;
            foreach (var (key, since) in struck) _struck[key] = since;
            foreach (var (key, count) in machines) _machines.AddOrUpdate(key, count, (_, n) => n + count);
            foreach (var (key, _) in servers) _servers.TryAdd(key, true);
            foreach (var (key, seen) in orphans) _orphans.AddOrUpdate(key, seen, (_, o) => (o.Count + seen.Count, seen.LastAt));
        }
    }

    /// <summary>Keys whose day is over for long enough go, also when nobody comes any more.</summary>
    private async Task ForgetSaltsAsync()
    {
        var now = clocks.RealNow;
        await using var db = await dbs.CreateDbContextAsync();
        await db.Salts.Where(s => s.DeleteAt <= now).ExecuteDeleteAsync();
    }

    /// <summary>Pages need not hear of each batch.</summary>
    private void Tell()
    {
        if (_changed.Count == 0 || Environment.TickCount64 - _toldAt < TellEvery) return;
        _toldAt = Environment.TickCount64;
        foreach (var campaign in _changed) feed.Changed(campaign);
        _changed.Clear();
    }

    private static Instant HourOf(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 3600 * 3600);

    private static Dictionary<TKey, TValue> Drain<TKey, TValue>(ConcurrentDictionary<TKey, TValue> all) where TKey : notnull
    {
        var drained = new Dictionary<TKey, TValue>();
        if (all.IsEmpty) return drained;
        foreach (var key in all.Keys)
        {
            if (all.TryRemove(key, out var value)) drained[key] = value;
        }

        return drained;
    }

    private static void Add(Dictionary<(string Code, Instant Hour, string Reason), int> machines, Click click, string reason)
    {
        var key = (click.Code, HourOf(click.At), reason);
        machines[key] = machines.GetValueOrDefault(key) + 1;
    }

    private static List<Click> Without(List<Click> batch, Dictionary<(CampaignId Campaign, long Visitor), Instant> struck, Dictionary<(string Code, Instant Hour, string Reason), int> machines)
    {
        if (struck.Count == 0) return batch;
        return batch.FindAll(click =>
        {
            if (click.Visitor is not { } visitor || !struck.ContainsKey((click.CampaignId, visitor))) return true;
            Add(machines, click, ClickRules.Burst);
            return false;
        });
    }

    /// <summary>Who clicks within two seconds of a post's confirmation is most likely what looks at every new post.</summary>
    private async Task<List<Click>> WithoutTooSoonAsync(List<Click> batch, Dictionary<(string Code, Instant Hour, string Reason), int> machines)
    {
        var fresh = batch.Where(c => c.SlotId != default && c.Visitor is not null).Select(c => c.SlotId).Distinct().Take(100).ToList();
        if (fresh.Count == 0) return batch;
        await using var db = await days.CreateDbContextAsync();
        var posts = (await db.Slots.AsNoTracking().Where(s => fresh.Contains(s.Id)).ToListAsync()).Where(s => s.Post is not null).ToDictionary(s => s.Id, s => s.Post!.At);
        return batch.FindAll(click =>
        {
            if (click.Visitor is null || !posts.TryGetValue(click.SlotId, out var at) || click.At < at || click.At - at >= TooSoonAfter) return true;
            Add(machines, click, ClickRules.TooSoon);
            return false;
        });
    }

    /// <summary>Everything of a batch in one transaction, with prepared commands: at thousands of clicks a second a change tracker would cost more than the redirects.</summary>
    private async Task WriteAsync(List<Click> clicks, Dictionary<(CampaignId Campaign, long Visitor), Instant> struck, Dictionary<(string Code, Instant Hour, string Reason), int> machines, Dictionary<(string Code, string Host), bool> servers, Dictionary<string, (int Count, Instant LastAt)> orphans)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await using var all = await db.Database.BeginTransactionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = (SqliteTransaction)all.GetDbTransaction();

        using (var insert = Prepare("INSERT INTO Clicks (Code, CampaignId, SlotId, At, Visitor) VALUES ($1, $2, $3, $4, $5)", 5))
        {
            foreach (var click in clicks) Run(insert, click.Code, click.CampaignId.Value, click.SlotId.Value, click.At.ToUnixTimeMilliseconds(), (object?)click.Visitor ?? DBNull.Value);
        }

        var totals = new Dictionary<(string Code, Guid Campaign, Guid Slot), int>();
        foreach (var click in clicks) AddTotal(click, 1);
        foreach (var ((campaign, visitor), since) in struck)
        {
            var taken = await db.Clicks.AsNoTracking().Where(c => c.CampaignId == campaign && c.Visitor == visitor && c.At >= since).ToListAsync();
            foreach (var click in taken)
            {
                Add(machines, click, ClickRules.Burst);
                AddTotal(click, -1);
            }

            await db.Clicks.Where(c => c.CampaignId == campaign && c.Visitor == visitor && c.At >= since).ExecuteDeleteAsync();
        }

        using (var total = Prepare("INSERT INTO Totals (Code, CampaignId, SlotId, Count) VALUES ($1, $2, $3, $4) ON CONFLICT (Code) DO UPDATE SET Count = Count + excluded.Count", 4))
        {
            foreach (var ((code, campaign, slot), n) in totals) Run(total, code, campaign, slot, n);
        }

        using (var count = Prepare("INSERT INTO Bots (Code, Hour, Reason, Count) VALUES ($1, $2, $3, $4) ON CONFLICT (Code, Hour, Reason) DO UPDATE SET Count = Count + excluded.Count", 4))
        {
            foreach (var ((code, hour, reason), n) in machines) Run(count, code, hour.ToUnixTimeMilliseconds(), reason, n);
        }

        using (var server = Prepare("INSERT INTO PreviewServers (Code, Host) VALUES ($1, $2) ON CONFLICT DO NOTHING", 2))
        {
            foreach (var (code, host) in servers.Keys) Run(server, code, host);
        }

        using (var orphan = Prepare("INSERT INTO Orphans (Code, Count, LastAt) VALUES ($1, $2, $3) ON CONFLICT (Code) DO UPDATE SET Count = Count + excluded.Count, LastAt = excluded.LastAt", 3))
        {
            foreach (var (code, seen) in orphans) Run(orphan, code, seen.Count, seen.LastAt.ToUnixTimeMilliseconds());
        }

        if (_run is { } run)
        {
            using var beat = Prepare("UPDATE Runs SET LastWriteAt = $1 WHERE Id = $2", 2);
            Run(beat, clocks.RealNow.ToUnixTimeMilliseconds(), run);
        }

        await all.CommitAsync();

        void AddTotal(Click click, int n)
        {
            var key = (click.Code, click.CampaignId.Value, click.SlotId.Value);
            totals[key] = totals.GetValueOrDefault(key) + n;
        }

        SqliteCommand Prepare(string sql, int values)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            for (var i = 1; i <= values; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            return command;
        }

        static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Forgets what no rule asks for any more.</summary>
    private void Sweep()
    {
        var now = clocks.RealNow;
        if (now - _sweptAt < Duration.FromMinutes(1)) return;
        _sweptAt = now;
        _forgetsSalts = true;
        if (_awaited.IsEmpty) return;
        var newest = _awaited.Values.Max(c => c.At);
        foreach (var (key, click) in _awaited)
        {
            if (newest - click.At >= OneClick) _awaited.TryRemove(key, out _);
        }
    }
}
