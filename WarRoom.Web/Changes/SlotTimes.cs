using System.Globalization;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Changes;

/// <summary>Slots as a member is told of them: times on the own clock, the earliest first.</summary>
internal static class SlotTimes
{
    /// <returns>"16:30 Bluesky, 17:30 Bluesky".</returns>
    public static string For(Member member, IEnumerable<Slot> slots) =>
        string.Join(", ", slots.OrderBy(s => s.PostAt).Select(s => $"{s.PostAt.InZone(member.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)} {s.Network.Name()}"));
}
