using WarRoom.Domain.Messages;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>One wording of a key message for a network, an audience (null: everybody) and a language.</summary>
public sealed record VariantRow(
    string Pillar,
    string Code,
    Network Network,
    string? Audience,
    string Language,
    string Text,
    bool HasLink,
    IReadOnlyList<string> Hashtags,
    string? AltText,
    int? MaxUses);

/// <summary>What a network makes of a text: by how much it is too long in the network's own units, and what is unwise about it.</summary>
public sealed record TextVerdict(int TooLongBy, IReadOnlyList<string> Warnings);

/// <summary>Judges the text of a row that is otherwise read.</summary>
public delegate TextVerdict TextCheck(Network network, string text, string language, bool hasLink, IReadOnlyList<string> hashtags);

/// <summary>The message variants: one wording a line, known by code, network and language.</summary>
public static class VariantSheet
{
    /// <summary>The key message of a row that names none.</summary>
    public const string MainPillar = "Main message";

    public static SheetFormat<VariantRow> Format { get; } = new(
        "variants", "code network language text", "pillar audience link hashtags alt_text max_uses")
    {
        Key = row => KeyOf(row.Code, row.Network.Key(), row.Language),
        Cells = row =>
        [
            row.Code, row.Network.Key(), row.Language, row.Text, row.Pillar, Cells.Of(row.Audience), Cells.Of(row.HasLink),
            Cells.Of(row.Hashtags), Cells.Of(row.AltText), Cells.Of(row.MaxUses),
        ],
    };

    public static ImportSheet<VariantRow> Read(Spreadsheet sheet, ImportContext context, TextCheck check) =>
        Format.Read(sheet, row => Variant(row, context, check));

    private static VariantRow? Variant(RowReader row, ImportContext context, TextCheck check)
    {
        var code = row.Needed("code");
        var network = row.Network("network", row.Needed("network"));
        var language = row.Language("language", context.Language);
        row.IsAbout(KeyOf(code, network?.Key() ?? row.Text("network"), language));
        var text = row.Needed("text");
        var hashtags = row.Many("hashtags").Select(h => h.TrimStart('#')).Where(h => h.Length > 0).Distinct().ToList();
        var hasLink = row.YesNo("link", otherwise: true);
        if (network is { } where) Judge(row, where, check(where, text, language, hasLink, hashtags));
        var uses = row.Count("max_uses");
        if (uses == 0) row.Refuse("number", "max_uses: 0 would never be used. Leave it empty, or take the row away.");
        var variant = new VariantRow(row.Optional("pillar") ?? MainPillar, code, network ?? default, row.Audience("audience", context.Audiences), language, text,
            hasLink, hashtags, row.Optional("alt_text"), uses);
        return row.Refusals.Count == 0 ? variant : null;
    }

    private static void Judge(RowReader row, Network network, TextVerdict verdict)
    {
        if (verdict.TooLongBy > 0) row.Refuse("text.long", $"text: it is {verdict.TooLongBy} too long for {network.Name()}.");
        foreach (var warning in verdict.Warnings) row.Warn(warning);
    }

    private static string KeyOf(string code, string network, string language) => $"{code}|{network}|{language}".ToLowerInvariant();
}
