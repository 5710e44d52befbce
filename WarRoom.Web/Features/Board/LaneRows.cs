using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Web.Features.Board;

/// <summary>A slot in its lane: the row in which its chip covers no other, and its chip as markup.</summary>
public sealed record PlacedSlot(SlotView Slot, int Row, string Chip)
{
    private const string Usual = " tabindex=\"-1\"";

    /// <summary>The chip for one viewer: almost always what all the others see too, and the same string.</summary>
    public string Html(bool isStop, bool isSelected) => !isStop && !isSelected ? Chip
        : Chip.Replace(Usual, (isStop ? " tabindex=\"0\"" : Usual) + (isSelected ? " aria-current=\"true\"" : ""), StringComparison.Ordinal);

    /// <param name="isQuiet">Whether there is no room for the word of its state, or no need; it is said aloud all the same.</param>
    public static PlacedSlot Of(SlotView slot, int row, bool isQuiet, DayAxis axis, DateTimeZone zone)
    {
        var face = StatusFace.Of(slot.Face.Key());
        var word = face.Word(Surface.Desk, slot.MinutesLate);
        var said = $"{slot.Network.Name()} {slot.VariantCode}, {(slot.HolderName.Length > 0 ? slot.HolderName : "nobody")}, {slot.PostAt.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture)}";
        return new(slot, row, $"<button type=\"button\" role=\"gridcell\" class=\"slot at\" style=\"{axis.At(slot.PlannedAt)}{(row > 0 ? $";--row:{row}" : "")}\"{Usual} data-slot=\"{slot.Id}\">"
            + $"<span class=\"chip chip--inline {face.DeskClass}\">{IconSet.Use(face.Icon)}{(isQuiet ? $"<span class=\"vh\">{Encode(word)} </span>" : $"{Encode(word)} ")}{Encode(slot.Mark)}<span class=\"vh\">{Encode(said)}</span></span></button>");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

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
        return [.. day.Lanes.Select(lane => (lane, Of(held[lane.Member], axis, width, day.Zone)))];
    }, day);

    public static IReadOnlyList<PlacedSlot> Of(IEnumerable<SlotView> slots, DayAxis axis, double trackWidth, DateTimeZone zone)
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
            return PlacedSlot.Of(p.Slot, p.Row, !NeedsAWord(p.Slot.Face) || p.Start + Width(p.Slot, isQuiet: false) + Gap > next, axis, zone);
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
