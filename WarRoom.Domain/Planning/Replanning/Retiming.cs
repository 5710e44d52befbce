using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Replanning;

/// <summary>A slot that a stop has overtaken, with its new time.</summary>
public sealed record Retimed(SlotId Slot, MemberId? Holder, Instant Was, Instant At);

/// <summary>A slot for which no time is left, and why.</summary>
public sealed record NotRetimed(SlotId Slot, MemberId? Holder, Instant Was, string Why);

/// <summary>What is left of a day after a stop, at new times: what has passed or lies too close starts in ten minutes, in its old order,
/// no faster than its wave went, with each person's own gap kept, until the day ends.</summary>
public sealed record Retiming(IReadOnlyList<Retimed> Rows, IReadOnlyList<NotRetimed> Left)
{
    public static Retiming Of(PlanScene scene, Hold hold)
    {
        var overtaken = scene.Slots.Where(s => s.Status.IsWaiting() && hold.Covers(s) && s.PostAt < scene.EarliestNew && !scene.Holds.Where(h => h.Id != hold.Id).Cover(s)).OrderBy(s => s.PostAt).ThenBy(s => s.Id.Value).ToList();
        var (rows, left) = (new List<Retimed>(), new List<NotRetimed>());
        var others = scene.Slots.Where(s => PlanScene.Stands(s) && !overtaken.Contains(s)).ToList();
        var at = overtaken.Count == 0 ? default : Rounded(scene);
        for (var i = 0; i < overtaken.Count; i++)
        {
            var slot = overtaken[i];
            if (i > 0) at += Duration.Min(slot.PostAt - overtaken[i - 1].PostAt, Pace(scene, slot));
            var member = scene.Members.FirstOrDefault(m => m.Id == slot.HolderId);
            var free = FreeFrom(at, member, others, rows);
            if (WhyNot(scene, member, free) is { } why)
            {
                left.Add(new(slot.Id, slot.HolderId, slot.PostAt, why));
                continue;
            }

            at = free; // the old order holds: who comes later does not come before
            rows.Add(new(slot.Id, slot.HolderId, slot.PostAt, at));
        }

        return new(rows, left);
    }

    /// <summary>One post of the wave after another, if they stood at even distances.</summary>
    private static Duration Pace(PlanScene scene, Slot slot)
    {
        var wave = scene.Waves.FirstOrDefault(w => w.Id == slot.WaveId);
        return wave is null ? Duration.FromMinutes(Carrying.StepMinutes) : (wave.EndsAt - wave.StartsAt) / Math.Max(1, scene.Slots.Count(s => s.WaveId == wave.Id && s.Status is not SlotStatus.Cancelled));
    }

    private static Instant Rounded(PlanScene scene) => scene.At((scene.MinuteOf(scene.EarliestNew) + Carrying.StepMinutes) / Carrying.StepMinutes * Carrying.StepMinutes);

    private static Instant FreeFrom(Instant at, Member? member, List<Slot> others, List<Retimed> rows)
    {
        if (member is null) return at;
        var (gap, own) = (Duration.FromMinutes(member.MinGapMinutes), others.Where(s => s.HolderId == member.Id).Select(s => s.PostAt).Concat(rows.Where(r => r.Holder == member.Id).Select(r => r.At)).Order().ToList());
        foreach (var other in own)
        {
            if (other - gap < at && at < other + gap) at = other + gap;
        }

        return at;
    }

    private static string? WhyNot(PlanScene scene, Member? member, Instant at)
    {
        if (at >= scene.Campaign.EndsAt) return $"The day ends at {scene.TimeOf(scene.Campaign.EndsAt)}.";
        return member is not null && member.Availability.At(at, member.Zone) is Willingness.No ? $"{member.FirstName} is not there at {scene.TimeOf(at)}." : null;
    }
}
