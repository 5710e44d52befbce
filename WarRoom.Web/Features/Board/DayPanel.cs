using Microsoft.AspNetCore.Components;
using WarRoom.Web.Live;

namespace WarRoom.Web.Features.Board;

/// <summary>A part of the board that draws itself anew only when it gets another look at the day, or what else it shows has changed:
/// the board has hundreds of parts, and a change is about one or two of them.</summary>
public abstract class DayPanel : ComponentBase
{
    private (DaySnapshot? Day, object? Also) _drawn;

    [Parameter, EditorRequired] public required DaySnapshot Day { get; set; }

    /// <summary>What it shows beside the day; compared by value.</summary>
    protected virtual object? Also => null;

    protected override bool ShouldRender()
    {
        var now = (Day, Also);
        if (ReferenceEquals(now.Day, _drawn.Day) && Equals(now.Also, _drawn.Also)) return false;
        _drawn = now;
        return true;
    }
}
