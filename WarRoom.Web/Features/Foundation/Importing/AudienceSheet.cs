using NodaTime;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Messages;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>Whom the campaign targets: a segment or a stakeholder, where they are, when, and how to speak to them.</summary>
public sealed record AudienceRow(
    string Name,
    string Kind,
    string? Description,
    DateTimeZone Zone,
    IReadOnlyList<string> Languages,
    IReadOnlyList<Network> Networks,
    IReadOnlyList<ActiveHours> ActiveHours,
    string? Tone,
    string? Avoid);

/// <summary>The audiences: one a line, known by name.</summary>
public static class AudienceSheet
{
    public static SheetFormat<AudienceRow> Format { get; } = new(
        "audiences", "name zone", "kind description languages networks active_hours tone avoid")
    {
        Key = row => row.Name.ToLowerInvariant(),
        Cells = row =>
        [
            row.Name, row.Zone.Id, row.Kind, Cells.Of(row.Description), Cells.Of(row.Languages), Cells.Of(row.Networks),
            Cells.Of(row.ActiveHours), Cells.Of(row.Tone), Cells.Of(row.Avoid),
        ],
    };

    public static ImportSheet<AudienceRow> Read(Spreadsheet sheet, ImportContext context) => Format.Read(sheet, row => Audience(row, context));

    private static AudienceRow? Audience(RowReader row, ImportContext context)
    {
        var name = row.Needed("name");
        row.IsAbout(name.ToLowerInvariant());
        var audience = new AudienceRow(
            name, row.OneOf("kind", ["segment", "stakeholder"], "segment"), row.Optional("description"), row.Zone("zone") ?? DateTimeZone.Utc,
            row.Languages("languages", context.Language), row.Networks("networks"), row.Active("active_hours"), row.Optional("tone"), row.Optional("avoid"));
        return row.Refusals.Count == 0 ? audience : null;
    }
}
