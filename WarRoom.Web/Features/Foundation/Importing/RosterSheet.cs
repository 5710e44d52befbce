using NodaTime;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>A person of the team as a sheet tells of them; hours are on their own wall clock.</summary>
public sealed record RosterRow(
    string Name,
    string? Email,
    string Role,
    Relationship Relationship,
    DateTimeZone Zone,
    IReadOnlyList<string> Languages,
    IReadOnlyList<SocialAccount> Accounts,
    IReadOnlyList<AvailableHours> Available,
    IReadOnlyList<AvailableHours> IfNeeded,
    IReadOnlyList<string> Reminders);

/// <summary>The roster: one person a line, known by e-mail, or by name where there is none.</summary>
public static class RosterSheet
{
    public static IReadOnlyList<string> Roles { get; } = ["lead", "deputy", "scribe", "listener", "partners", "volunteer", "viewer"];

    public static SheetFormat<RosterRow> Format { get; } = new(
        "roster", "name zone accounts", "email role relationship languages available if_needed reminders")
    {
        Key = row => KeyOf(row.Name, row.Email),
        Cells = row =>
        [
            row.Name, row.Zone.Id, Cells.Of(row.Accounts.Select(Written)), Cells.Of(row.Email), row.Role, Cells.Of(row.Relationship),
            Cells.Of(row.Languages), Cells.Of(row.Available), Cells.Of(row.IfNeeded), Cells.Of(row.Reminders),
        ],
    };

    public static ImportSheet<RosterRow> Read(Spreadsheet sheet, ImportContext context) => Format.Read(sheet, row => Person(row, context));

    private static RosterRow? Person(RowReader row, ImportContext context)
    {
        var (name, email) = (row.Needed("name"), row.Email("email"));
        row.IsAbout(KeyOf(name, email));
        var zone = row.Zone("zone");
        var accounts = Accounts(row);
        var person = new RosterRow(
            name,
            email,
            row.OneOf("role", Roles, "volunteer"),
            row.Choice<Relationship>("relationship", row.Text("relationship")) ?? Relationship.Volunteer,
            zone ?? DateTimeZone.Utc,
            row.Languages("languages", context.Language),
            accounts,
            row.Hours("available"),
            [.. row.Hours("if_needed").Select(h => h with { IfNeeded = true })],
            Reminders(row));
        return row.Refusals.Count == 0 ? person : null;
    }

    private static List<SocialAccount> Accounts(RowReader row)
    {
        row.Needed("accounts");
        return [.. row.Many("accounts").Select(text => Account(row, text)).OfType<SocialAccount>()];
    }

    private static SocialAccount? Account(RowReader row, string text)
    {
        var parts = text.Split(':');
        if (parts.Length < 4 || parts[2].Trim().Length == 0)
        {
            row.Refuse("account", $"accounts: “{text}” cannot be read. Write network:kind:handle:followers, like mastodon:personal:@ada@example.org:300.");
            return null;
        }

        var network = row.Network("accounts", parts[0].Trim());
        var kind = row.Choice<AccountKind>("accounts", parts[1].Trim());
        var followers = row.CountOf("accounts, followers", parts[^1].Trim());
        var handle = string.Join(':', parts[2..^1]).Trim();
        return network is null || kind is null || followers is null ? null : new(network.Value, kind.Value, handle, followers.Value);
    }

    private static IReadOnlyList<string> Reminders(RowReader row)
    {
        var ways = row.Many("reminders").Select(w => w.ToLowerInvariant()).Distinct().ToList();
        foreach (var way in ways.Where(w => w is not ("email" or "push" or "chat"))) row.Refuse("choice", $"reminders: “{way}” is neither email nor push nor chat.");
        return ways.Count == 0 ? ["email", "push"] : ways;
    }

    private static string Written(SocialAccount account) =>
        $"{account.Network.Key()}:{Cells.Of(account.Kind)}:{account.Handle}:{Cells.Of(account.Followers)}";

    private static string KeyOf(string name, string? email) => (email ?? name).ToLowerInvariant();
}
