using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using NodaTime;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Web.Changes;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>Reads the cells of one row by column name and collects every reason why the row cannot be taken, not only the first.</summary>
internal sealed partial class RowReader(SheetRow row, IReadOnlyDictionary<string, int> places)
{
    private readonly List<Refusal> _refusals = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What the row is about, as far as it could be read.</summary>
    public string Key { get; private set; } = "";

    public void IsAbout(string key) => Key = key;

    public void Refuse(string code, string reason) => _refusals.Add(new($"import.{code}", reason));

    public void Warn(string warning) => _warnings.Add(warning);

    /// <summary>The trimmed text of a cell; empty when the column or the cell is not there.</summary>
    public string Text(string column) => places.TryGetValue(column, out var place) && place < row.Cells.Count
        ? CsvText.Original(row.Cells[place].Trim()).Trim()
        : "";

    public string? Optional(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public string Needed(string column)
    {
        var text = Text(column);
        if (text.Length == 0) Refuse("missing", $"{column} is empty.");
        return text;
    }

    /// <summary>The entries of a cell that lists things, separated by semicolons.</summary>
    public IReadOnlyList<string> Many(string column) => Text(column).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool YesNo(string column, bool otherwise)
    {
        var text = Text(column);
        if (text.Length == 0) return otherwise;
        var isYes = Is(text, "yes", "true", "1", "y");
        if (!isYes && !Is(text, "no", "false", "0", "n")) Refuse("choice", $"{column}: “{text}” is neither yes nor no.");
        return isYes;
    }

    public string OneOf(string column, IReadOnlyList<string> choices, string otherwise)
    {
        var text = Text(column);
        if (text.Length == 0) return otherwise;
        if (choices.FirstOrDefault(c => Is(text, c)) is { } choice) return choice;
        Refuse("choice", $"{column}: “{text}” is none of {string.Join(", ", choices)}.");
        return otherwise;
    }

    public T? Choice<T>(string column, string text) where T : struct, Enum
    {
        if (text.Length == 0) return null;
        if (Enum.GetNames<T>().FirstOrDefault(n => Is(text, n)) is { } name) return Enum.Parse<T>(name);
        Refuse("choice", $"{column}: “{text}” is none of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
        return null;
    }

    public Network? Network(string column, string text)
    {
        if (text.Length == 0) return null;
        var network = NetworkNames.Parse(text);
        if (network is null) Refuse("network", $"{column}: “{text}” is no network that is known. Known are {string.Join(", ", NetworkNames.All.Select(n => n.Key()))}.");
        return network;
    }

    public IReadOnlyList<Network> Networks(string column) => [.. Many(column).Select(text => Network(column, text)).OfType<Network>().Distinct()];

    public DateTimeZone? Zone(string column)
    {
        var text = Needed(column);
        var zone = text.Length == 0 ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(text);
        if (zone is null && text.Length > 0) Refuse("zone", $"{column}: “{text}” is no time zone. Write one like Europe/Berlin.");
        return zone;
    }

    public string? Email(string column)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        var isAddress = MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);
        if (!isAddress) Refuse("email", $"{column}: “{text}” is no e-mail address.");
        return isAddress ? text : null;
    }

    public string Language(string column, string otherwise)
    {
        var text = Text(column);
        return text.Length == 0 ? otherwise : LanguageOf(column, text);
    }

    public IReadOnlyList<string> Languages(string column, string otherwise) =>
        Many(column) is { Count: > 0 } many ? [.. many.Select(text => LanguageOf(column, text)).Distinct()] : [otherwise];

    /// <summary>The campaign's audience of that name, written as the campaign writes it.</summary>
    public string? Audience(string column, IReadOnlyCollection<string> known)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        var audience = known.FirstOrDefault(name => Is(text, name));
        if (audience is null) Refuse("audience", $"{column}: there is no audience “{text}”. Import the audiences first, or correct the name.");
        return audience;
    }

    /// <summary>A whole number of at least 0; an empty cell is a gap. Digits with a separator can be read two ways and are refused.</summary>
    public int? Count(string column) => Text(column) is { Length: > 0 } text ? CountOf(column, text) : null;

    public int? CountOf(string column, string text)
    {
        if (WholeNumber().IsMatch(text))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return count;
            Refuse("number.large", $"{column}: {text} is too large.");
        }
        else if (NegativeNumber().IsMatch(text)) Refuse("number.negative", $"{column}: {text} is negative.");
        else if (GroupedNumber().IsMatch(text)) Refuse("number.ambiguous", $"{column}: “{text}” can be read two ways. Write the number with digits only.");
        else Refuse("number", $"{column}: “{text}” is no whole number. Write it with digits only.");
        return null;
    }

    private string LanguageOf(string column, string text)
    {
        if (!LanguageTag().IsMatch(text)) Refuse("language", $"{column}: “{text}” is no language. Write a short form like de or pt-BR.");
        return text.ToLowerInvariant();
    }

    private static bool Is(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    [GeneratedRegex(@"^[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[-−–] ?[0-9][0-9.,]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NegativeNumber();

    [GeneratedRegex(@"^[0-9]+([.,'’  ][0-9]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GroupedNumber();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageTag();
}
