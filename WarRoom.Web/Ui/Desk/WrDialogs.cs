using MudBlazor;

namespace WarRoom.Web.Ui.Desk;

/// <summary>How every dialog of the desk behaves: Escape and a tap outside close it, it is no wider than it must be.</summary>
public static class WrDialogs
{
    public static DialogOptions Options { get; } = new() { CloseOnEscapeKey = true, BackdropClick = true, MaxWidth = MaxWidth.Small, FullWidth = true, CloseButton = false, DefaultFocus = DefaultFocus.Element };

    /// <summary>With room for a table.</summary>
    public static DialogOptions Wide { get; } = Options with { MaxWidth = MaxWidth.Medium };

    /// <summary>For the four acts that are asked about: go live, crisis stop, restore, delete. A slip beside the dialog must not answer.</summary>
    public static DialogOptions Act { get; } = Options with { BackdropClick = false };
}
