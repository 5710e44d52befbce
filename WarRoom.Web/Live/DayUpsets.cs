using WarRoom.Domain.Slots;

namespace WarRoom.Web.Live;

/// <summary>What upset the plan lately: somebody gave a day back, left or was removed, a stop has ended, several slots were missed.</summary>
internal static class DayUpsets
{
    public static readonly Duration Lately = Duration.FromMinutes(60);
    private const int ManyMissed = 2;

    public static IReadOnlyList<string> Of(DaySnapshot day, IReadOnlyList<SlotEvent> freed, IEnumerable<Hold> holds)
    {
        if (day.InTrouble == 0) return [];
        var missed = day.Slots.Count(s => s.Status is SlotStatus.Missed && day.Now - s.ClosesAt < Lately);
        return
        [
            .. GivenBack(day, freed),
            .. Left(day, freed),
            .. holds.Any(h => h.Lifted is { } lifted && day.Now - lifted.At < Lately) ? ["The day goes on after a stop."] : Array.Empty<string>(),
            .. missed >= ManyMissed ? [$"{missed} slots were missed."] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> GivenBack(DaySnapshot day, IReadOnlyList<SlotEvent> freed) =>
        from e in freed
        where e.Why == SlotEvent.HandedBack
        join slot in day.Slots on e.SlotId equals slot.Id
        where slot.Status is SlotStatus.Open
        group slot by (e.ByMember, e.ByName) into own
        let slots = own.DistinctBy(s => s.Id).ToList()
        select $"{own.Key.ByName.Split(' ')[0]} gave back {slots.Count} {(slots.Count == 1 ? "slot" : "slots")}: {FeedSentences.Times(slots, day.Zone)}.";

    private static IEnumerable<string> Left(DaySnapshot day, IReadOnlyList<SlotEvent> freed)
    {
        var free = freed.Where(e => e.Why is SlotEvent.HolderRemoved or SlotEvent.HolderLeft).Select(e => e.SlotId).Distinct().Count(id => day.Slots.Any(s => s.Id == id && s.Status is SlotStatus.Open));
        return free == 0 ? [] : [$"Somebody is off the team: {free} {(free == 1 ? "slot is" : "slots are")} free."];
    }
}
