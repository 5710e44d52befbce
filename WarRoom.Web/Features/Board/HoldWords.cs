using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Web.Live;

namespace WarRoom.Web.Features.Board;

/// <summary>What a stop covers, in words for those who read it in a hurry.</summary>
internal static class HoldWords
{
    public static string Of(Hold hold, DaySnapshot day) => hold.Scope switch
    {
        HoldScope.Everything => "Nobody posts. All networks.",
        HoldScope.Network => $"Nothing on {day.Slots.Select(s => s.Network).FirstOrDefault(n => n.Key() == hold.Target).Name()}.",
        HoldScope.Wave => $"Nothing in wave {day.Waves.FirstOrDefault(w => w.Id.ToString() == hold.Target)?.Name}.",
        HoldScope.Member => $"{day.Members.FirstOrDefault(m => m.Id.ToString() == hold.Target)?.Name} doesn't post.",
        HoldScope.KeyMessage => $"Nothing that says: {day.Texts.Find(t => t.KeyMessage.ToString() == hold.Target)?.Point}.",
        HoldScope.Variant => $"Nothing with the text {day.Texts.Find(t => t.Variant.ToString() == hold.Target)?.Code}.",
        HoldScope.Slot when day.Slots.FirstOrDefault(s => s.Id.ToString() == hold.Target) is { } slot => $"Only the slot {day.Time(slot.PostAt)}, {slot.Network.Name()}{(slot.HolderName.Length > 0 ? $", {slot.HolderName}" : "")}.",
        HoldScope.Slot => "One slot is held.",
        HoldScope.Link => $"The link /go/{hold.Target} is held.",
        _ => "Held.",
    };
}
