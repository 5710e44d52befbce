using System.Globalization;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Planning;

/// <summary>A part of a lane at which somebody is not there, or comes only if needed.</summary>
public sealed record AwaySpan(int From, int To, bool IfNeeded);

/// <summary>The planner's time axis in minutes of the local day: strips, waves, hours and chips share it.</summary>
public sealed record PlanAxis(PlanScene Scene, int From, int To)
{
    private const int StripMinutes = 30;
    private const int ChipMinutes = 30;

    /// <summary>A sign at the end of a chip (pinned, in conflict) takes the room of so many more minutes.</summary>
    private const int SignMinutes = 15;

    /// <summary>The darkest step of the strip is left to nobody, as in the legend.</summary>
    private const double Shade = 0.8;

    public static PlanAxis Of(PlanScene scene)
    {
        var times = scene.Slots.Where(s => s.Status is not SlotStatus.Cancelled).Select(s => s.PostAt)
            .Concat(scene.Waves.SelectMany(w => new[] { w.StartsAt, w.EndsAt })).Append(scene.Campaign.StartsAt).Append(scene.Campaign.EndsAt).Select(scene.MinuteOf).ToList();
        return new(scene, times.Min() / StripMinutes * StripMinutes, (times.Max() + StripMinutes - 1) / StripMinutes * StripMinutes);
    }

    public string Style => $"--t0:{From};--t1:{To}";

    public string At(Instant at) => $"--m:{Math.Clamp(Scene.MinuteOf(at), From, To)}";

    public string Span(Instant from, Instant to) => $"{At(from)};--e:{Math.Clamp(Scene.MinuteOf(to), From, To)}";

    /// <summary>The full hours, as the wall clock calls them also where it jumps.</summary>
    public IEnumerable<(string Style, string Text)> Hours => Enumerable.Range(0, (To / 60) - ((From + 59) / 60) + 1)
        .Select(i => ((From + 59) / 60 * 60) + (i * 60)).Select(m => ($"--m:{m.ToString(CultureInfo.InvariantCulture)}", Scene.TimeOf(Scene.At(m))));

    public IReadOnlyList<double> Activity(Audience audience) =>
        [.. Enumerable.Range(0, (To - From) / StripMinutes).Select(i => Shade * audience.ActivityAt(Scene.At(From + (i * StripMinutes))) / 3)];

    public string ActivityText(Audience audience)
    {
        var shares = Activity(audience);
        var best = shares.Count == 0 ? 0 : shares.Max();
        if (best == 0) return $"{audience.Name}: no active hours are given for this day";
        var hours = Enumerable.Range(0, shares.Count).Where(i => shares[i] >= best && (i == 0 || shares[i - 1] < best))
            .Select(i => $"{Time(i)} to {Time(Enumerable.Range(i, shares.Count - i).TakeWhile(j => shares[j] >= best).Last() + 1)}");
        return $"{audience.Name}: most active {string.Join(" and ", hours)}";

        string Time(int strip) => Scene.TimeOf(Scene.At(From + (strip * StripMinutes)));
    }

    /// <summary>Where a person is not there, or comes only if needed, within the axis.</summary>
    public IReadOnlyList<AwaySpan> Away(Member member)
    {
        var spans = new List<AwaySpan>();
        var (availability, zone) = (member.Availability, member.Zone);
        for (var minute = From; minute < To; minute += Carrying.StepMinutes)
        {
            var there = availability.At(Scene.At(minute), zone);
            if (there is Willingness.Yes) continue;
            var isSpare = there is Willingness.IfNeeded;
            if (spans.Count > 0 && spans[^1].To == minute && spans[^1].IfNeeded == isSpare) spans[^1] = spans[^1] with { To = minute + Carrying.StepMinutes };
            else spans.Add(new(minute, minute + Carrying.StepMinutes, isSpare));
        }

        return spans;
    }

    /// <summary>The row of each slot in its lane, so that no chip hides another.</summary>
    /// <param name="slots">The slots of the lane, in any order.</param>
    /// <param name="signs">How many signs a slot's chip carries at its end.</param>
    /// <param name="at">Where a slot is shown; at its own time unless said otherwise.</param>
    public static IReadOnlyList<(Slot Slot, int Row)> Rows(IEnumerable<Slot> slots, Func<Slot, int> signs, Func<Slot, Instant>? at = null)
    {
        at ??= slot => slot.PostAt;
        var ends = new List<Instant>();
        return [.. slots.OrderBy(at).ThenBy(s => s.Id.Value).Select(slot =>
        {
            var row = ends.FindIndex(end => end <= at(slot));
            if (row < 0) ends.Add(default);
            row = row < 0 ? ends.Count - 1 : row;
            ends[row] = at(slot) + Duration.FromMinutes(ChipMinutes + (SignMinutes * signs(slot)));
            return (slot, row);
        })];
    }
}
