namespace WarRoom.Web.Ui.Shared;

/// <summary>A screenshot that a page shows, to be fetched at <see cref="Address"/>.</summary>
public sealed record PictureView(Guid Id, Instant At, int Width, int Height)
{
    public string Address => $"/proof/{Id}";
}
