using WarRoom.Domain.Team;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>Where the rows of one kind of sheet are kept in a campaign.</summary>
internal abstract class Shelf
{
    public static Shelf Of(ImportKind kind) => kind switch
    {
        ImportKind.Roster => new RosterShelf(),
        ImportKind.Objectives => new ObjectiveShelf(),
        ImportKind.Audiences => new AudienceShelf(),
        ImportKind.Communities => new CommunityShelf(),
        ImportKind.Influencers => new InfluencerShelf(),
        ImportKind.Variants => new VariantShelf(),
        ImportKind.Waves => new WaveShelf(),
        ImportKind.Baseline => new HourShelf(isDay: false),
        ImportKind.Day => new HourShelf(isDay: true),
        ImportKind.Samples => new SampleShelf(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The right that importing asks for.</summary>
    public virtual Right Right => Right.EditFoundation;

    /// <summary>Holds a sheet against what is stored; when <paramref name="store"/> is set, puts the good rows into the context, unsaved.</summary>
    public abstract Task<ImportPreview> TakeAsync(ImportKind kind, ImportScene scene, Spreadsheet sheet, bool store, CancellationToken stop);

    /// <summary>The columns of the kind, required ones first.</summary>
    public abstract (IReadOnlyList<string> Required, IReadOnlyList<string> Optional) Columns { get; }

    /// <summary>Everything that is stored, as it would stand in a sheet.</summary>
    public abstract Task<IReadOnlyList<PartRow>> ListAsync(ImportScene scene, CancellationToken stop);

    /// <summary>Puts one row, filled in by hand, into the context; all that is wrong with it when it cannot be taken.</summary>
    public abstract Task<SaveAnswer> SaveAsync(ImportScene scene, Guid? id, IReadOnlyDictionary<string, string> fields, CancellationToken stop);

    /// <summary>Takes one thing out of the context and says what it was, so that it can be brought back.</summary>
    public abstract Task<(Refusal? Refusal, PartRow? Row)> DeleteAsync(ImportScene scene, Guid id, CancellationToken stop);
}

/// <summary>A shelf with its kind of row and of stored thing: how a stored thing reads as a row, and how a row is stored.</summary>
internal abstract partial class Shelf<TRow, TStored>(SheetFormat<TRow> format) : Shelf where TRow : class where TStored : class
{
    public override (IReadOnlyList<string> Required, IReadOnlyList<string> Optional) Columns => (format.Required, format.Optional);

    protected SheetFormat<TRow> Format => format;

    public override async Task<ImportPreview> TakeAsync(ImportKind kind, ImportScene scene, Spreadsheet sheet, bool store, CancellationToken stop)
    {
        var known = new Dictionary<string, (TStored Stored, TRow Said)>(StringComparer.OrdinalIgnoreCase);
        foreach (var stored in await StoredAsync(scene, stop))
        {
            var said = Say(stored, scene);
            foreach (var key in KeysOfStored(said)) known.TryAdd(key, (stored, said));
        }

        var read = Read(sheet, scene);
        if (read.Refusal is { } refusal) return ImportPreview.Refused(kind, refusal) with { Notes = read.Notes };
        if (Completion<TRow>.Of(format, sheet, read, row => Find(row, known)?.Said) is { } whole) read = Read(whole, scene) with { Notes = read.Notes };
        var raw = sheet.Rows.ToDictionary(r => r.Line);
        var rows = read.Rows.Select(row => Take(row, raw[row.Line], known, scene, store)).ToList();
        if (store) Finish(scene, read);
        return new(kind, rows, read.Notes);
    }

    protected abstract ImportSheet<TRow> Read(Spreadsheet sheet, ImportScene scene);

    protected abstract Task<List<TStored>> StoredAsync(ImportScene scene, CancellationToken stop);

    protected abstract TRow Say(TStored stored, ImportScene scene);

    protected abstract void Add(TRow row, ImportScene scene);

    protected abstract void Change(TStored stored, TRow row, ImportScene scene);

    /// <summary>What the row is about, for people.</summary>
    protected abstract string About(TRow row);

    protected virtual IEnumerable<string> KeysOfStored(TRow said) => [format.Key(said)];

    protected virtual IEnumerable<string> KeysOfRow(TRow row) => [format.Key(row)];

    /// <summary>Why a row that was read cannot be stored by this actor.</summary>
    protected virtual string? WhyNot(TRow row, TStored? before, ImportScene scene) => null;

    /// <summary>Why there is nothing to store.</summary>
    protected virtual string? Nothing(TRow row) => null;

    /// <summary>After all rows of a sheet were put in.</summary>
    protected virtual void Finish(ImportScene scene, ImportSheet<TRow> read)
    {
    }

    private (TStored Stored, TRow Said)? Find(TRow row, Dictionary<string, (TStored, TRow)> known)
    {
        foreach (var key in KeysOfRow(row))
        {
            if (known.TryGetValue(key, out var found)) return found;
        }

        return null;
    }

    private PreviewRow Take(ImportRow<TRow> row, SheetRow raw, Dictionary<string, (TStored, TRow)> known, ImportScene scene, bool store)
    {
        if (!row.IsAccepted) return new(row.Line, Raw(raw), ImportVerdict.Refused, [.. row.Refusals.Select(r => r.Reason)], row.Warnings);
        var value = row.Value!;
        if (row.SameAs is { } line) return Same(row, $"The same as line {line}: nothing to do.");
        if (Nothing(value) is { } nothing) return Same(row, nothing);
        var before = Find(value, known);
        var changes = before is { } there ? Differences(there.Said, value) : [];
        if (before is not null && changes.Count == 0) return Same(row);
        if (WhyNot(value, before?.Stored, scene) is { } why) return new(row.Line, About(value), ImportVerdict.Refused, [why], row.Warnings);
        if (store && before is { } old) Change(old.Stored, value, scene);
        if (store && before is null) Add(value, scene);
        return new(row.Line, About(value), before is null ? ImportVerdict.New : ImportVerdict.Changed, changes, row.Warnings);
    }

    private PreviewRow Same(ImportRow<TRow> row, params string[] why) => new(row.Line, About(row.Value!), ImportVerdict.Same, why, row.Warnings);

    private List<string> Differences(TRow before, TRow after) =>
        [.. format.Columns.Zip(format.Cells(before), format.Cells(after)).Where(c => c.Second != c.Third)
            .Select(c => $"{c.First}: {Shown(c.Second)} becomes {Shown(c.Third)}")];

    private static string Shown(string cell) => cell.Length == 0 ? "nothing" : cell.Length > 60 ? $"“{cell[..57]}…”" : $"“{cell}”";

    private static string Raw(SheetRow row) => string.Join(", ", row.Cells.Select(c => c.Trim()).Where(c => c.Length > 0).Take(3)) is { Length: > 0 } text
        ? text.Length > 80 ? text[..79] + "…" : text
        : "Nothing that can be read";
}
