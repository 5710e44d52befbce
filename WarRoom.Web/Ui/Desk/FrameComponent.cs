using Microsoft.AspNetCore.Components;

namespace WarRoom.Web.Ui.Desk;

/// <summary>A part of the frame that draws itself anew when the page puts something else into it.</summary>
/// <remarks>The layout itself never does: a drawn layout would give the page its parameters again.</remarks>
public abstract class FrameComponent : ComponentBase, IDisposable
{
    private IDisposable? _subscription;

    [CascadingParameter] public DeskFrame Frame { get; set; } = new();

    protected DeskView View => Frame.View;

    private object? _drawn;

    /// <summary>What of the frame this part shows, compared by value: it draws itself anew when that has changed. Live pages change the frame
    /// every second, and most of it stays.</summary>
    protected abstract object? Shows { get; }

    protected override void OnInitialized()
    {
        _drawn = Shows;
        _subscription = Frame.Subscribe(() => _ = InvokeAsync(DrawIfChanged));
    }

    private void DrawIfChanged()
    {
        if (Equals(Shows, _drawn)) return;
        _drawn = Shows;
        StateHasChanged();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _subscription?.Dispose();
    }
}
