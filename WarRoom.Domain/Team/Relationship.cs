namespace WarRoom.Domain.Team;

/// <summary>How a member is tied to the organisation. It decides the disclosure that a post must carry.</summary>
public enum Relationship
{
    Employee,
    Contractor,
    Volunteer,
    Member,
    Paid,
    Gifted,
    Partner,
}
