using WarRoom.Domain.Messages;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>One wording of a key message for a network, an audience (null: everybody) and a language.</summary>
public sealed record VariantRow(
    string? Pillar,
    string Code,
    Network Network,
    string? Audience,
    string Language,
    string Text,
    bool HasLink,
    IReadOnlyList<string> Hashtags,
    string? AltText,
    int? MaxUses);

/// <summary>By how much a text is too long for a network, in the network's own units; 0 and less fits.</summary>
public delegate int TextOverrun(Network network, string text);

/// <summary>What is unwise about a text, in words for the author; empty when nothing is.</summary>
public delegate IReadOnlyList<string> MessageLint(string text, IReadOnlyList<string> hashtags);

/// <summary>The message variants: one wording a line, known by code, network and language.</summary>
public static class VariantSheet
{
    public static SheetFormat<VariantRow> Format { get; } = new(
        "variants", "code network language text", "pillar audience link hashtags alt_text max_uses")
    {
        Key = row => KeyOf(row.Code, row.Network.Key(), row.Language),
        Cells = row =>
        [
            row.Code, row.Network.Key(), row.Language, row.Text, Cells.Of(row.Pillar), Cells.Of(row.Audience), Cells.Of(row.HasLink),
            Cells.Of(row.Hashtags), Cells.Of(row.AltText), Cells.Of(row.MaxUses),
        ],
    };

    public static ImportSheet<VariantRow> Read(Spreadsheet sheet, ImportContext context, TextOverrun overrun, MessageLint lint) =>
        Format.Read(sheet, row => Variant(row, context, overrun, lint));

    private static VariantRow? Variant(RowReader row, ImportContext context, TextOverrun overrun, MessageLint lint)
    {
        var code = row.Needed("code");
        var network = row.Network("network", row.Needed("network"));
        var language = row.Language("language", context.Language);
        row.IsAbout(KeyOf(code, network?.Key() ?? row.Text("network"), language));
        var text = row.Needed("text");
        var hashtags = row.Many("hashtags").Select(h => h.TrimStart('#')).Where(h => h.Length > 0).Distinct().ToList();
        if (network is { } where && overrun(where, text) is > 0 and var over) row.Refuse("text.long", $"text: it is {over} too long for {where.Name()}.");
        foreach (var warning in lint(text, hashtags)) row.Warn(warning);
        var uses = row.Count("max_uses");
        if (uses == 0) row.Refuse("number", "max_uses: 0 would never be used. Leave it empty, or take the row away.");
        var variant = new VariantRow(row.Optional("pillar"), code, network ?? default, row.Audience("audience", context.Audiences), language, text,
            row.YesNo("link", otherwise: true), hashtags, row.Optional("alt_text"), uses);
        return row.Refusals.Count == 0 ? variant : null;
    }

    private static string KeyOf(string code, string network, string language) => $"{code}|{network}|{language}".ToLowerInvariant();
}
