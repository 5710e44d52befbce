using static WarRoom.Domain.Slots.SlotStatus;

namespace WarRoom.Domain.Slots;

/// <summary>The stored states of a slot.</summary>
public enum SlotStatus
{
    Open,
    Assigned,
    Claimed,
    Posted,
    Verified,
    Missed,
    Cancelled,
}

/// <summary>What may follow a state of a slot. Buttons, jobs and tests read this table; nobody asks for states in another way.</summary>
public static class SlotLifecycle
{
    private static readonly Dictionary<SlotStatus, SlotStatus[]> Successors = new()
    {
        [Open] = [Assigned, Claimed, Missed, Cancelled],
        [Assigned] = [Claimed, Open, Assigned, Posted, Missed, Cancelled],
        [Claimed] = [Claimed, Open, Assigned, Posted, Missed, Cancelled],
        [Posted] = [Verified, Claimed],
        [Verified] = [Posted],
        [Missed] = [Posted, Open, Assigned],
        [Cancelled] = [Open, Assigned, Claimed], // undo: back to the state before
    };

    /// <summary>Whether a state may follow another.</summary>
    public static bool CanBecome(this SlotStatus status, SlotStatus next) => Successors[status].Contains(next);

    /// <summary>Nothing has been posted yet and something still can be.</summary>
    public static bool IsWaiting(this SlotStatus status) => status is Open or Assigned or Claimed;

    /// <summary>Something was posted.</summary>
    public static bool IsDone(this SlotStatus status) => status is Posted or Verified;
}
