namespace WarRoom.Web.Ui.Edge;

/// <summary>The frame of sign-in and set-up: two columns from 700 px on.</summary>
public sealed class EdgeWideLayout : EdgeLayout
{
    protected override bool Wide => true;
}
