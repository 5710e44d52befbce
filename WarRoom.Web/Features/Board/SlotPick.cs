using Microsoft.AspNetCore.Components;

namespace WarRoom.Web.Features.Board;

/// <summary>A click on the chip of a slot, or beside the chips: then there is no slot. The browser says so by desk.js.</summary>
public sealed class SlotPickEventArgs : EventArgs
{
    public string? Slot { get; set; }
}

/// <summary>Events of the board that browsers do not know by themselves.</summary>
[EventHandler("onslotpick", typeof(SlotPickEventArgs), enableStopPropagation: false, enablePreventDefault: false)]
public static class EventHandlers;
