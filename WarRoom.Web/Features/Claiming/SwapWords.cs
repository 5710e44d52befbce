using System.Globalization;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;

namespace WarRoom.Web.Features.Claiming;

/// <summary>A slot as two people speak of it: its time on the reader's clock and its network.</summary>
internal static class SwapWords
{
    public static string Of(Slot slot, DateTimeZone zone) => $"{slot.PostAt.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture)} {slot.Network.Name()}";
}
