namespace WarRoom.Domain.Team;

/// <summary>What a member is for on the day. An owner belongs to the installation, all others to one campaign.</summary>
public enum Role
{
    Owner,
    Lead,
    Deputy,
    Scribe,
    Listener,
    Partners,
    Volunteer,
    Viewer,
}

/// <summary>What somebody may do; every command asks for one of these.</summary>
public enum Right
{
    SeeBoard,
    OwnSlots,
    EditPlan,
    ReadFoundation,
    EditFoundation,
    PlaceHold,
    LiftHold,
    AcknowledgeHold,
    Invite,
    ManageTeam,
    WriteNotes,
    Listen,
    ReadReport,
    EditReport,
    DeleteCampaign,
}

/// <summary>The table of rights: one row a role, read by commands, pages and tests.</summary>
public static class Rights
{
    private static readonly Right[] All = Enum.GetValues<Right>();

    private static readonly Dictionary<Role, Right[]> Of = new()
    {
        [Role.Owner] = All,
        [Role.Lead] = All,
        [Role.Deputy] = [.. All.Except([Right.DeleteCampaign, Right.ManageTeam])],
        [Role.Scribe] = [Right.SeeBoard, Right.OwnSlots, Right.ReadFoundation, Right.AcknowledgeHold, Right.WriteNotes, Right.ReadReport],
        [Role.Listener] = [Right.SeeBoard, Right.OwnSlots, Right.ReadFoundation, Right.AcknowledgeHold, Right.WriteNotes, Right.Listen, Right.ReadReport],
        [Role.Partners] = [Right.SeeBoard, Right.OwnSlots, Right.ReadFoundation, Right.AcknowledgeHold, Right.WriteNotes, Right.Listen, Right.ReadReport],
        [Role.Volunteer] = [Right.OwnSlots, Right.AcknowledgeHold],
        [Role.Viewer] = [Right.SeeBoard, Right.ReadFoundation, Right.ReadReport],
    };

    /// <summary>Whether the role has the right.</summary>
    public static bool Has(this Role role, Right right) => Of[role].Contains(right);
}
