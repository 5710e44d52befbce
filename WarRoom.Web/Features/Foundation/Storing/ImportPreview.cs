namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>What importing a row would do.</summary>
public enum ImportVerdict
{
    New,
    Changed,
    Same,
    Refused,
}

/// <summary>One row of the preview.</summary>
/// <param name="Line">The line of the file, the header is line 1.</param>
/// <param name="About">What the row is about, as far as it could be read.</param>
/// <param name="Reasons">Why it is refused, what changes, or why there is nothing to do.</param>
public sealed record PreviewRow(int Line, string About, ImportVerdict Verdict, IReadOnlyList<string> Reasons, IReadOnlyList<string> Warnings);

/// <summary>A sheet held against what the campaign has: every row with its verdict, or why the whole of it is refused.</summary>
/// <remarks>Accepting answers the same: what was done to each row.</remarks>
public sealed record ImportPreview(ImportKind Kind, IReadOnlyList<PreviewRow> Rows, IReadOnlyList<string> Notes, Refusal? Refusal = null)
{
    /// <summary>Rows that change something.</summary>
    public int Good => Count(ImportVerdict.New) + Count(ImportVerdict.Changed);

    public int Count(ImportVerdict verdict) => Rows.Count(r => r.Verdict == verdict);

    public static ImportPreview Refused(ImportKind kind, Refusal refusal) => new(kind, [], [], refusal);
}
