using Microsoft.AspNetCore.Components;

namespace WarRoom.Web.Features.Board;

/// <summary>A dialog of the board: while it is closed, no change of the day draws it.</summary>
public abstract class BoardDialog : ComponentBase
{
    private bool _wasOpen;

    protected abstract bool IsOpen { get; }

    protected override bool ShouldRender()
    {
        var draws = IsOpen || _wasOpen;
        _wasOpen = IsOpen;
        return draws;
    }
}
