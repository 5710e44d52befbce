using System.Globalization;

namespace WarRoom.Domain.Reports;

/// <summary>A sentence with its numbers apart, so that a page can say it in another language: the English words are the key.</summary>
public sealed record Sentence(string Words, params object[] Values)
{
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Words, Values);
}
