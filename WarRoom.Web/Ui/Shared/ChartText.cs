using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace WarRoom.Web.Ui.Shared;

/// <summary>An SVG <c>text</c>. Written in C#, since Razor keeps that tag for itself inside code.</summary>
public sealed class ChartText : ComponentBase
{
    [Parameter] public double X { get; set; }

    [Parameter] public double Y { get; set; }

    [Parameter] public string? Class { get; set; }

    [Parameter] public string? Anchor { get; set; }

    /// <summary>A time or number in figures before the words.</summary>
    [Parameter] public string? Figure { get; set; }

    [Parameter, EditorRequired] public required string Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", Svg.Number(X));
        builder.AddAttribute(3, "y", Svg.Number(Y));
        builder.AddAttribute(4, "text-anchor", Anchor);
        if (Figure is not null)
        {
            builder.OpenElement(5, "tspan");
            builder.AddAttribute(6, "class", "fig");
            builder.AddContent(7, Figure);
            builder.CloseElement();
            builder.AddContent(8, " ");
        }

        builder.AddContent(9, Text);
        builder.CloseElement();
    }
}
