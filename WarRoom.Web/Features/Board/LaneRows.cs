using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using WarRoom.Domain.Slots;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Web.Features.Board;

/// <summary>A slot in its lane: the row in which its chip covers no other, and whether there is room for the word of its state.</summary>
public sealed record PlacedSlot(SlotView Slot, int Row, bool IsQuiet);

/// <summary>Places the chips of a lane. A chip that would cover another goes a row down, as on the planner; the word of a state that needs
/// a person is shown where it covers nothing.</summary>
public static class LaneRows
{
    private static readonly ConditionalWeakTable<DaySnapshot, ConcurrentDictionary<double, IReadOnlyList<(Lane, IReadOnlyList<PlacedSlot>)>>> Placed = [];

    // Pixels, as board.css draws a chip: 12 of icon, 2 of gap, 6 of inside and 3 of edge, and a letter of narrow 12 px text.
    private const double LeastChip = 36;
    private const double Frame = 23;
    private const double Letter = 6.5;
    private const double LateEdge = 7;
    private const double Gap = 1;

    /// <summary>All lanes of a day on a track of so many pixels; placed once for everybody who looks at it.</summary>
    public static IReadOnlyList<(Lane Lane, IReadOnlyList<PlacedSlot> Slots)> Of(DaySnapshot day, double trackWidth) => Placed.GetOrCreateValue(day).GetOrAdd(trackWidth, static (width, day) =>
    {
        var (axis, held) = (DayAxis.Of(day), day.Slots.ToLookup(s => s.HolderId));
        return [.. day.Lanes.Select(lane => (lane, Of(held[lane.Member], axis, width)))];
    }, day);

    public static IReadOnlyList<PlacedSlot> Of(IEnumerable<SlotView> slots, DayAxis axis, double trackWidth)
    {
        var pixels = trackWidth / (axis.To - axis.From);
        var ends = new List<double>();
        var placed = slots.OrderBy(s => s.PlannedAt).ThenBy(s => s.Id.Value).Select(slot =>
        {
            var start = Start(slot);
            var row = ends.FindIndex(end => end <= start);
            if (row < 0) ends.Add(0);
            row = row < 0 ? ends.Count - 1 : row;
            ends[row] = start + Width(slot, isQuiet: true) + Gap;
            return (Slot: slot, Row: row, Start: start);
        }).ToList();
        return [.. placed.Select((p, i) =>
        {
            var next = placed.Skip(i + 1).Where(other => other.Row == p.Row).Select(other => other.Start).DefaultIfEmpty(trackWidth).First();
            return new PlacedSlot(p.Slot, p.Row, !NeedsAWord(p.Slot.Face) || p.Start + Width(p.Slot, isQuiet: false) + Gap > next);
        })];

        double Start(SlotView slot) => (Math.Clamp(axis.Minute(slot.PlannedAt), axis.From, axis.To) - axis.From) * pixels;
    }

    public static int Count(IReadOnlyList<PlacedSlot> placed) => placed.Count == 0 ? 1 : placed.Max(p => p.Row) + 1;

    private static bool NeedsAWord(SlotFace face) => face is SlotFace.Late or SlotFace.Due or SlotFace.Missed or SlotFace.Open;

    private static double Width(SlotView slot, bool isQuiet)
    {
        var letters = slot.Mark.Length + (isQuiet ? 0 : StatusFace.Of(slot.Face.Key()).Word(Surface.Desk, slot.MinutesLate).Length + 1);
        return Math.Max(LeastChip, Frame + (letters * Letter)) + (slot.Face is SlotFace.Late ? LateEdge : 0);
    }
}
