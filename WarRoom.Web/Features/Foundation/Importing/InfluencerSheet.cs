using NodaTime;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>A voice the audience trusts and how far our contact is. Disclosure is how they are tied to us; null is not at all.</summary>
public sealed record InfluencerRow(
    string Name,
    Network Network,
    string Handle,
    int? Reach,
    string? Audience,
    string Stage,
    string? NextStep,
    LocalDate? NextStepDate,
    string? Owner,
    Relationship? Disclosure);

/// <summary>The influencers: one a line, known by name and network.</summary>
public static class InfluencerSheet
{
    public static IReadOnlyList<string> Stages { get; } =
        ["Identified", "Following", "Warmed", "Contacted", "Agreed", "Briefed", "Live", "Thanked", "Declined"];

    public static SheetFormat<InfluencerRow> Format { get; } = new(
        "influencers", "name network handle", "reach audience stage next_step next_step_date owner disclosure")
    {
        Key = row => KeyOf(row.Name, row.Network.Key()),
        Cells = row =>
        [
            row.Name, row.Network.Key(), row.Handle, Cells.Of(row.Reach), Cells.Of(row.Audience), row.Stage, Cells.Of(row.NextStep),
            Cells.Of(row.NextStepDate), Cells.Of(row.Owner), row.Disclosure is { } tie ? Cells.Of(tie) : "none",
        ],
    };

    public static ImportSheet<InfluencerRow> Read(Spreadsheet sheet, ImportContext context) => Format.Read(sheet, row => Influencer(row, context));

    private static InfluencerRow? Influencer(RowReader row, ImportContext context)
    {
        var name = row.Needed("name");
        var network = row.Network("network", row.Needed("network"));
        row.IsAbout(KeyOf(name, network?.Key() ?? row.Text("network")));
        var influencer = new InfluencerRow(
            name, network ?? default, row.Needed("handle"), row.Count("reach") is > 0 and var reach ? reach : null, row.Audience("audience", context.Audiences),
            row.OneOf("stage", Stages, "Identified"), row.Optional("next_step"), row.Date("next_step_date"), row.Optional("owner"), Disclosure(row));
        return row.Refusals.Count == 0 ? influencer : null;
    }

    private static Relationship? Disclosure(RowReader row)
    {
        var text = row.Text("disclosure");
        return text.Equals("none", StringComparison.OrdinalIgnoreCase) ? null : row.Choice<Relationship>("disclosure", text);
    }

    private static string KeyOf(string name, string network) => $"{name}|{network}".ToLowerInvariant();
}
