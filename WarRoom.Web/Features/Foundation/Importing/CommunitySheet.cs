using NodaTime;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Messages;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>Where an audience gathers, and what is known of its rules.</summary>
public sealed record CommunityRow(
    string Name,
    Network Network,
    string Audience,
    string? Address,
    string? SelfPromotion,
    bool AreRulesRead,
    string? ModeratorAsked,
    string? Owner,
    LocalDate? LastPosted,
    int GapMinutes = Community.UsualGap);

/// <summary>The communities: one a line, known by name and network.</summary>
public static class CommunitySheet
{
    public static SheetFormat<CommunityRow> Format { get; } = new(
        "communities", "name network audience", "address self_promotion rules_read moderator_asked owner last_posted gap_minutes")
    {
        Key = row => KeyOf(row.Name, row.Network.Key()),
        Cells = row =>
        [
            row.Name, row.Network.Key(), row.Audience, Cells.Of(row.Address), Cells.Of(row.SelfPromotion), Cells.Of(row.AreRulesRead),
            Cells.Of(row.ModeratorAsked), Cells.Of(row.Owner), Cells.Of(row.LastPosted), Cells.Of(row.GapMinutes),
        ],
    };

    public static ImportSheet<CommunityRow> Read(Spreadsheet sheet, ImportContext context) => Format.Read(sheet, row => ReadRow(row, context));

    private static CommunityRow? ReadRow(RowReader row, ImportContext context)
    {
        var name = row.Needed("name");
        var network = row.Network("network", row.Needed("network"));
        row.IsAbout(KeyOf(name, network?.Key() ?? row.Text("network")));
        row.Needed("audience");
        var community = new CommunityRow(
            name, network ?? default, row.Audience("audience", context.Audiences) ?? "", row.Optional("address"), row.Optional("self_promotion"),
            row.YesNo("rules_read", otherwise: false), row.Optional("moderator_asked"), row.Optional("owner"), row.Date("last_posted"), row.Count("gap_minutes") ?? Community.UsualGap);
        return row.Refusals.Count == 0 ? community : null;
    }

    private static string KeyOf(string name, string network) => $"{name}|{network}".ToLowerInvariant();
}
