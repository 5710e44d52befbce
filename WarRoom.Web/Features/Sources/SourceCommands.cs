using WarRoom.Domain.Sources;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Networks.Reading;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Sources;

/// <summary>What somebody fills in.</summary>
/// <param name="Token">Empty: the one that is kept stays.</param>
public sealed record SourceDraft(SourceKind Kind, string Name, string Address, SourceSettings Settings, string Token);

/// <summary>What came of adding or changing a source.</summary>
/// <param name="PushToken">For a new push source: shown once, and never again.</param>
public sealed record SourceSaved(IReadOnlyList<Refusal> Refusals, SourceId? Id = null, string? PushToken = null);

/// <summary>Adds a source, or changes one; it is read within seconds.</summary>
public sealed class SaveSource(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, SourceSeal seal)
{
    public async Task<SourceSaved> RunAsync(SourceId? id, SourceDraft draft, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditFoundation) is { } lacks) return new([lacks]);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var all = await db.Sources.In(actor.Campaign).ToListAsync(stop);
        var known = id is null ? null : all.Find(s => s.Id == id);
        if (id is not null && known is null) return new([new("source.gone", "This source was removed meanwhile.")]);
        draft = draft with { Name = (known?.Name ?? draft.Name).Trim(), Address = draft.Address.Trim(), Token = draft.Token.Trim() };
        var wrong = SourceCheck.Of(draft.Kind, draft.Name, draft.Address, draft.Settings, draft.Token.Length > 0 || known?.SealedToken is not null).ToList();
        if (SourceCheck.Twice(Source.CountsOf(draft.Kind, draft.Settings), all.Where(s => s != known)) is { } twice && known is not { IsPaused: true }) wrong.Add(twice);
        if (all.Exists(s => s != known && s.Name.Equals(draft.Name, StringComparison.OrdinalIgnoreCase))) wrong.Add(new("source.name", "Another source has this name."));
        if (wrong.Count > 0) return new(wrong);

        var now = clocks.RealNow;
        var source = known ?? Source.Add(Ids.New<SourceId>(now), actor.Campaign, draft.Kind, draft.Name, draft.Address, draft.Settings, now);
        if (known is null) db.Sources.Add(source);
        else source.Change(draft.Address, draft.Settings, now);
        var pushed = known is null && draft.Kind is SourceKind.Push ? SourceSeal.NewToken() : null;
        if (pushed is not null) source.Keep(null, SourceSeal.HashOf(pushed));
        else if (draft.Token.Length > 0) source.Keep(seal.Seal(source.Id, draft.Token), null);
        db.Record(actor, now, $"{(known is null ? "added" : "changed")} the source {source.Name} ({source.Rules.Name}, {HostOf(source)}){(draft.Token.Length > 0 ? " with a token" : "")}");
        if (!await db.TrySaveAsync(stop)) return new([new("source.raced", "Somebody changed the same in this moment. Look at it again.")]);
        feed.Changed(actor.Campaign);
        return new([], source.Id, pushed);
    }

    private static string HostOf(Source source) => Uri.TryCreate(source.Address, UriKind.Absolute, out var uri) ? uri.Authority : "no address";
}

/// <summary>Pauses a source, lets it go on, or has it read at once.</summary>
public sealed class SwitchSource(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(SourceId id, bool isOn, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditFoundation) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var all = await db.Sources.In(actor.Campaign).ToListAsync(stop);
        if (all.Find(s => s.Id == id) is not { } source) return new("source.gone", "This source was removed meanwhile.");
        if (isOn && SourceCheck.Twice(source.Counts, all.Where(s => s != source)) is { } twice) return twice;
        if (isOn) source.Resume(clocks.RealNow);
        else source.Pause();
        db.Record(actor, clocks.RealNow, $"{(isOn ? "resumed" : "paused")} the source {source.Name}");
        await db.TrySaveAsync(stop);
        feed.Changed(actor.Campaign);
        return null;
    }
}

/// <summary>Removes a source with its token. The numbers that it brought stay, with its name.</summary>
public sealed class RemoveSource(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(SourceId id, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditFoundation) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Sources.In(actor.Campaign).SingleOrDefaultAsync(s => s.Id == id, stop) is not { } source) return null;
        db.Sources.Remove(source);
        db.Samples.RemoveRange(await db.Samples.Where(s => s.SourceId == id).ToListAsync(stop));
        db.Record(actor, clocks.RealNow, $"removed the source {source.Name}; its numbers stay");
        await db.TrySaveAsync(stop);
        feed.Changed(actor.Campaign);
        return null;
    }
}

/// <summary>Asks a source here and now and says exactly what it answered. Nothing is stored as a number; what is wrong stands on its card.</summary>
public sealed class TestSource(IDbContextFactory<WarRoomDb> dbs, AskSource ask)
{
    public async Task<NetworkReading> RunAsync(SourceId id, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditFoundation) is { } lacks) return new NetworkReading.Unavailable(lacks.Reason);
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Sources.AsNoTracking().In(actor.Campaign).SingleOrDefaultAsync(s => s.Id == id, stop) is not { } source) return new NetworkReading.Unavailable("This source was removed meanwhile");
        if (await db.Campaigns.AnyAsync(c => c.Id == actor.Campaign && c.IsRehearsal, stop)) return new NetworkReading.Unavailable("This is a rehearsal: nobody outside is asked. On a real day the test is made");
        return await ask.RunAsync(source, isTest: true, stop);
    }
}

/// <summary>Gives a push source a new token; the old one is dead.</summary>
public sealed class RenewPushToken(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<(Refusal? Refusal, string? Token)> RunAsync(SourceId id, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditFoundation) is { } lacks) return (lacks, null);
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Sources.In(actor.Campaign).SingleOrDefaultAsync(s => s.Id == id && s.Kind == SourceKind.Push, stop) is not { } source) return (new("source.gone", "This source was removed meanwhile."), null);
        var token = SourceSeal.NewToken();
        source.Keep(null, SourceSeal.HashOf(token));
        db.Record(actor, clocks.RealNow, $"gave the source {source.Name} a new token");
        return await db.TrySaveAsync(stop) ? (null, token) : (new("source.raced", "Somebody changed the same in this moment. Look at it again."), null);
    }
}

internal static class SourceAudit
{
    public static void Record(this WarRoomDb db, Actor actor, Instant now, string what) => db.Audit.Add(new AuditEntry
    {
        Id = Guid.CreateVersion7(now.ToDateTimeOffset()),
        CampaignId = actor.Campaign,
        RealTime = now,
        ByName = actor.Name,
        What = what,
    });
}
