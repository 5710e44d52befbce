namespace WarRoom.Domain.Slots;

/// <summary>What the events of a slot tell about it.</summary>
public static class SlotHistory
{
    private static readonly SlotEventKind[] ChangesOfPlan = [SlotEventKind.Assigned, SlotEventKind.TakenOver, SlotEventKind.Swapped, SlotEventKind.Released, SlotEventKind.Moved, SlotEventKind.Reopened];

    /// <summary>A confirmation belongs to the version that the person saw. When the plan had changed by then: since when the plan
    /// that they saw had stood; null when they saw the plan as it was.</summary>
    public static Instant? ConfirmedOnPlanOf(Slot slot, IReadOnlyCollection<SlotEvent> events)
    {
        if (slot is not { Status: SlotStatus.Posted or SlotStatus.Verified, ConfirmedVersion: { } seen }) return null;
        var posted = events.Where(e => e.Kind is SlotEventKind.Posted).MaxBy(e => e.Version);
        var isOlder = posted is not null && events.Any(e => e.Version > seen && e.Version < posted.Version && ChangesOfPlan.Contains(e.Kind));
        return isOlder ? events.Where(e => e.Version <= seen).MaxBy(e => e.Version)?.At : null;
    }
}
