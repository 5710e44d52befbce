using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Team;

/// <summary>Whether an account speaks for a person or for an organisation.</summary>
public enum AccountKind
{
    Personal,
    Business,
}

/// <summary>Where a member posts from. WarRoom knows its name only, never a password or token.</summary>
public sealed record SocialAccount(Network Network, AccountKind Kind, string Handle, int Followers)
{
    /// <summary>How far a post from here reaches, 1 to 10: about one grade for each doubling of the followers above 20.</summary>
    public int ReachGrade => Math.Clamp((int)Math.Round(Math.Log2(Math.Max(Followers, 1) / 20.0) + 1), 1, 10);
}
