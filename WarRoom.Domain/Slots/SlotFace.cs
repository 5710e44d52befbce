namespace WarRoom.Domain.Slots;

/// <summary>What a slot shows: its stored state, or what time and holds make of it.</summary>
public enum SlotFace
{
    Open,
    Assigned,
    Claimed,
    Due,
    Late,
    Posted,
    Verified,
    Missed,
    Cancelled,
    Hold,
}

/// <summary>The one word of each face, the same on every screen.</summary>
public static class SlotFaces
{
    /// <summary>The word for people.</summary>
    public static string Word(this SlotFace face) => face is SlotFace.Due ? "Due now" : face.ToString();

    /// <summary>The word for style sheets.</summary>
    public static string Key(this SlotFace face) => face.ToString().ToLowerInvariant();
}
