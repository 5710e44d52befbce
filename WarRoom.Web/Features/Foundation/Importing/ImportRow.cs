using NodaTime;
using WarRoom.Domain;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>One row that was read: its typed value, or every reason why it is refused.</summary>
/// <remarks>The key says which thing the row is about; two rows with one fingerprint say the same of it.
/// <see cref="SameAs"/> is the line of an earlier row of this sheet that says just that: there is nothing to do.</remarks>
public sealed record ImportRow<T>(
    int Line,
    string Key,
    string Fingerprint,
    T? Value,
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<string> Warnings,
    int? SameAs = null)
    where T : class
{
    public bool IsAccepted => Value is not null && Refusals.Count == 0;
}

/// <summary>A sheet that was read: rows in their order, notes on what was guessed or skipped, or why the whole of it is refused.</summary>
public sealed record ImportSheet<T>(IReadOnlyList<ImportRow<T>> Rows, IReadOnlyList<string> Notes, Refusal? Refusal = null)
    where T : class
{
    /// <summary>The values to store: accepted, and each said once.</summary>
    public IEnumerable<T> Accepted => Rows.Where(r => r.IsAccepted && r.SameAs is null).Select(r => r.Value!);
}

/// <summary>What a sheet needs to know of its campaign: the zone of times without offset, the language of empty cells, the audiences by name.</summary>
public sealed record ImportContext(DateTimeZone Zone, string Language, IReadOnlyCollection<string> Audiences);
