namespace WarRoom.Domain.Team;

/// <summary>Who does something: a member of one campaign with a role, or the room itself (a tick, the planner) when there is no member.</summary>
public sealed record Actor(CampaignId Campaign, MemberId? Member, Role Role, string Name)
{
    /// <summary>What happens by itself, at its time.</summary>
    public static Actor Room(CampaignId campaign) => new(campaign, null, Role.Owner, "WarRoom");

    /// <summary>Null when the actor may; otherwise the refusal that says who can.</summary>
    public Refusal? Lacks(Right right) => Role.Has(right)
        ? null
        : new("actor.notAllowed", $"A {Role.ToString().ToLowerInvariant()} cannot do this. Ask the lead or the deputy.");
}
