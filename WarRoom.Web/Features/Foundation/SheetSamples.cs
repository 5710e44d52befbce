using WarRoom.Web.Features.Foundation.Storing;

namespace WarRoom.Web.Features.Foundation;

/// <summary>The columns of a kind of sheet, to start one with.</summary>
public static class SheetSamples
{
    public static IReadOnlyList<string> Header(ImportKind kind)
    {
        var (required, optional) = Shelf.Of(kind).Columns;
        return [.. required, .. optional];
    }
}
