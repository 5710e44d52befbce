using WarRoom.Domain.Team;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>The people of the team. Somebody without the right to manage it can bring in and change volunteers only.</summary>
internal sealed class RosterShelf() : Shelf<RosterRow, Member>(RosterSheet.Format)
{
    public override Right Right => Right.Invite;

    protected override ImportSheet<RosterRow> Read(Spreadsheet sheet, ImportScene scene) => RosterSheet.Read(sheet, scene.Context);

    protected override Task<List<Member>> StoredAsync(ImportScene scene, CancellationToken stop) => scene.Db.Members.ActiveIn(scene.Campaign.Id).ToListAsync(stop);

    protected override Guid IdOf(Member stored) => stored.Id.Value;

    protected override string About(RosterRow row) => row.Name;

    /// <summary>People are known by e-mail, and by name where one side has none.</summary>
    protected override IEnumerable<string> KeysOfStored(RosterRow said) => said.Email is { } email ? [email, $"name:{said.Name}"] : [said.Name];

    protected override IEnumerable<string> KeysOfRow(RosterRow row) => row.Email is { } email ? [email, row.Name] : [row.Name, $"name:{row.Name}"];

    protected override RosterRow Say(Member member, ImportScene scene) => new(
        member.Name, member.Email, Cells.Of(member.Role), member.Relationship, member.Zone, member.Languages, member.Accounts,
        [.. member.Hours.Where(h => !h.IfNeeded)], [.. member.Hours.Where(h => h.IfNeeded)],
        [.. member.Channels.Where(c => c is not ReminderChannel.InApp).Select(c => Cells.Of(c))]);

    protected override string? WhyNot(RosterRow row, Member? before, ImportScene scene)
    {
        var role = RoleOf(row);
        if (before is not null && role != before.Role && before.Id == scene.Actor.Member) return "You cannot change your own role.";
        if (scene.Actor.Role.Has(Right.ManageTeam)) return null;
        if (role is not Role.Volunteer) return $"Only the lead can make somebody {row.Role}.";
        return before is not null && before.Role is not Role.Volunteer ? "Only the lead can change somebody with a role." : null;
    }

    protected override void Add(RosterRow row, ImportScene scene)
    {
        var moment = scene.NextMoment();
        var member = new Member(scene.NewId<MemberId>(), scene.Campaign.Id, row.Name, RoleOf(row), row.Zone.Id, moment);
        scene.Db.Members.Add(member);
        Change(member, row, scene);
    }

    protected override void Change(Member member, RosterRow row, ImportScene scene)
    {
        member.Name = row.Name;
        member.Email = row.Email;
        member.Role = RoleOf(row);
        member.Relationship = row.Relationship;
        member.ZoneId = row.Zone.Id;
        member.Languages = [.. row.Languages];
        member.Accounts = [.. row.Accounts];
        member.Hours = [.. row.Available, .. row.IfNeeded];
        member.Channels = [ReminderChannel.InApp, .. row.Reminders.Select(r => Enum.Parse<ReminderChannel>(r, ignoreCase: true))];
    }

    private static Role RoleOf(RosterRow row) => Enum.Parse<Role>(row.Role, ignoreCase: true);

    /// <summary>People are removed, not deleted: what they did stays.</summary>
    protected override Task<string?> WhyNotDeleteAsync(Member stored, ImportScene scene, CancellationToken stop) =>
        Task.FromResult<string?>("People are removed on the team page.");
}
