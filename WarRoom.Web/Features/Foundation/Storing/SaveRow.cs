using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>What a part of the foundation holds, row by row, for a form or a copy.</summary>
public sealed class ReadPart(ImportDesk desk)
{
    public async Task<IReadOnlyList<PartRow>> RunAsync(ImportKind kind, Actor actor, CancellationToken stop = default)
    {
        var right = kind is ImportKind.Roster ? Right.Invite : Right.ReadFoundation;
        if (actor.Lacks(right) is not null) return [];
        await using var db = await desk.OpenAsync(stop);
        return await Shelf.Of(kind).ListAsync(await desk.SceneAsync(db, actor, stop), stop);
    }
}

/// <summary>Saves one row that was filled in by hand, by the same rules as an import. Fields that are left out stay as they are.</summary>
public sealed class SaveRow(ImportDesk desk, CampaignClocks clocks, CampaignFeed feed)
{
    /// <param name="id">What is changed; null for something new.</param>
    /// <param name="bringBack">The id of something deleted that comes back.</param>
    public async Task<SaveAnswer> RunAsync(ImportKind kind, Guid? id, IReadOnlyDictionary<string, string> fields, Actor actor, Guid? bringBack = null, CancellationToken stop = default)
    {
        var shelf = Shelf.Of(kind);
        if (actor.Lacks(shelf.Right) is { } lacks) return SaveAnswer.Refused(lacks);
        await using var db = await desk.OpenAsync(stop);
        var scene = await desk.SceneAsync(db, actor, stop) with { BringsBack = bringBack };
        var answer = await shelf.SaveAsync(scene, id, fields, stop);
        if (!answer.IsSaved || !db.ChangeTracker.HasChanges()) return answer;
        db.Record(actor, clocks, $"{(id is null ? bringBack is null ? "added to" : "brought back to" : "changed in")} the {kind.ToString().ToLowerInvariant()}: {fields.Values.FirstOrDefault(v => v.Length > 0)}");
        if (!await db.TrySaveAsync(stop)) return SaveAnswer.Refused(new Refusal("row.raced", "Somebody changed the same thing in this moment. Your words are still here; save again."));
        feed.Changed(actor.Campaign);
        return answer;
    }
}

/// <summary>Takes one thing out of the foundation. The answer holds what it was, so that it can be brought back.</summary>
public sealed class DeleteRow(ImportDesk desk, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<(Refusal? Refusal, PartRow? Row)> RunAsync(ImportKind kind, Guid id, Actor actor, CancellationToken stop = default)
    {
        var shelf = Shelf.Of(kind);
        if (actor.Lacks(shelf.Right) is { } lacks) return (lacks, null);
        await using var db = await desk.OpenAsync(stop);
        var (refusal, row) = await shelf.DeleteAsync(await desk.SceneAsync(db, actor, stop), id, stop);
        if (row is null) return (refusal, null);
        db.Record(actor, clocks, $"deleted from the {kind.ToString().ToLowerInvariant()}: {row.About}");
        if (!await db.TrySaveAsync(stop)) return (new("row.raced", "Somebody changed this in the same moment. Look again."), null);
        feed.Changed(actor.Campaign);
        return (null, row);
    }
}
