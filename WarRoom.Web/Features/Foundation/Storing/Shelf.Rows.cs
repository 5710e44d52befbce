using WarRoom.Web.Changes;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>One stored thing as it would stand in a sheet.</summary>
public sealed record PartRow(Guid Id, string About, IReadOnlyDictionary<string, string> Cells);

/// <summary>What came of saving a row by hand: nothing was stored when there is a refusal.</summary>
public sealed record SaveAnswer(IReadOnlyList<Refusal> Refusals, IReadOnlyList<string> Warnings)
{
    public bool IsSaved => Refusals.Count == 0;

    public static SaveAnswer Refused(params IReadOnlyList<Refusal> refusals) => new(refusals, []);
}

internal abstract partial class Shelf<TRow, TStored>
{
    public override async Task<IReadOnlyList<PartRow>> ListAsync(ImportScene scene, CancellationToken stop) =>
        [.. (await StoredAsync(scene, stop)).Select(s => RowOf(s, scene))];

    public override async Task<SaveAnswer> SaveAsync(ImportScene scene, Guid? id, IReadOnlyDictionary<string, string> fields, CancellationToken stop)
    {
        var all = await StoredAsync(scene, stop);
        var before = all.Find(s => IdOf(s) == id);
        if (id is not null && before is null) return SaveAnswer.Refused(new Refusal("row.gone", "Somebody took this away in the meantime. Copy what you need and add it anew."));
        var row = Read(OneRow(fields, before is null ? null : format.Cells(Say(before, scene))), scene).Rows.Single();
        if (!row.IsAccepted) return new(row.Refusals, row.Warnings);
        var value = row.Value!;
        var keys = KeysOfRow(value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (all.Exists(s => s != before && KeysOfStored(Say(s, scene)).Any(keys.Contains))) return SaveAnswer.Refused(new Refusal("row.twice", $"{About(value)} is there already. Choose another name, or change that one."));
        if (WhyNot(value, before, scene) is { } why) return SaveAnswer.Refused(new Refusal("row.notAllowed", why));
        if (before is null) Add(value, scene);
        else Change(before, value, scene);
        Finish(scene, new([row], []));
        return new([], row.Warnings);
    }

    public override async Task<(Refusal? Refusal, PartRow? Row)> DeleteAsync(ImportScene scene, Guid id, CancellationToken stop)
    {
        var all = await StoredAsync(scene, stop);
        if (all.Find(s => IdOf(s) == id) is not { } stored) return (null, null);
        if (await WhyNotDeleteAsync(stored, scene, stop) is { } why) return (new("row.used", why), null);
        var row = RowOf(stored, scene);
        scene.Db.Remove(stored);
        Deleted(stored, all, scene);
        return (null, row);
    }

    protected virtual Guid IdOf(TStored stored) => Guid.Empty;

    /// <summary>Why something cannot be deleted: what still needs it.</summary>
    protected virtual Task<string?> WhyNotDeleteAsync(TStored stored, ImportScene scene, CancellationToken stop) => Task.FromResult<string?>(null);

    protected virtual void Deleted(TStored stored, IReadOnlyList<TStored> all, ImportScene scene)
    {
    }

    private PartRow RowOf(TStored stored, ImportScene scene)
    {
        var said = Say(stored, scene);
        return new(IdOf(stored), About(said), format.Columns.Zip(format.Cells(said)).ToDictionary(c => c.First, c => c.Second));
    }

    private Spreadsheet OneRow(IReadOnlyDictionary<string, string> fields, IReadOnlyList<string>? before)
    {
        var columns = format.Columns.ToList();
        return new(columns, [new SheetRow(1, [.. columns.Select((c, i) => CsvText.Neutralise(fields.TryGetValue(c, out var text) ? text.Trim() : before?[i] ?? ""))])], []);
    }
}
