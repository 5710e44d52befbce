using Microsoft.Extensions.Localization;
using WarRoom.Domain.Slots;
using WarRoom.Web.Ui.Edge;

namespace WarRoom.Web.Features.Claiming;

/// <summary>The word of a slot's state on the phone, where it is always the reader's own.</summary>
internal static class SlotWords
{
    public static string Of(MySlot slot, Instant now, IStringLocalizer<EdgeText> text) => slot.Face switch
    {
        SlotFace.Assigned => text["Yours?"],
        SlotFace.Claimed => text["Yours"],
        SlotFace.Due => text["Due now"],
        SlotFace.Late => text["Late {0} min", slot.Slot.MinutesLate(now)],
        SlotFace.Posted when slot.WaitsForLink => text["Waiting for your link"],
        SlotFace.Posted when slot.Slot.PostUrl is null => text["Posted"],
        SlotFace.Posted => text["Checking"],
        SlotFace.Verified => text["Verified"],
        SlotFace.Missed => text["Missed"],
        SlotFace.Cancelled => text["Cancelled"],
        SlotFace.Hold => text["Hold"],
        _ => text["Open"],
    };
}
