namespace WarRoom.Domain.Slots;

/// <summary>How far it is known that a post exists: a ladder beside the state.</summary>
public enum ProofRung
{
    None,

    /// <summary>The member said so.</summary>
    Declared,

    /// <summary>An address on the right network, and the right handle where the address carries one.</summary>
    Linked,

    /// <summary>The public address shows the post, or a lead looked at it.</summary>
    Checked,

    /// <summary>People clicked its link.</summary>
    Proven,
}

/// <summary>Who did something, and when in campaign time.</summary>
public sealed record Mark(MemberId? Member, string Name, Instant At);

/// <summary>A post that the first holder made although somebody else had the slot by then.</summary>
public sealed record ExtraPost(MemberId Member, string Name, Instant At, string? Address);
