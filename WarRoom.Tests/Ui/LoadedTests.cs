using Bunit;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Tests.Ui;

public sealed class LoadedTests : BunitContext
{
    [Fact]
    public void Until_it_is_read_a_list_is_a_grey_shape() => Draw(null).Find("[aria-busy=true]").TextContent.ShouldContain("Loading");

    [Fact]
    public void An_empty_list_says_what_belongs_there() => Draw([]).Markup.ShouldContain("Quiet so far");

    [Fact]
    public void A_full_list_shows_its_items() => Draw(["@kai asks about parking"]).Markup.ShouldContain("@kai asks about parking");

    [Fact]
    public void A_fault_says_what_failed_and_what_is_safe()
    {
        var list = Draw(null, "Mentions could not be read.");

        list.Find("[role=alert]").TextContent.ShouldContain("Mentions could not be read.");
        list.Find("[role=alert]").TextContent.ShouldContain("Your reply is kept.");
        list.FindAll("[aria-busy]").ShouldBeEmpty();
    }

    private IRenderedComponent<Loaded<string>> Draw(IReadOnlyList<string>? items, string? fault = null) => Render<Loaded<string>>(p => p
        .Add(l => l.Items, items)
        .Add(l => l.Fault, fault)
        .Add(l => l.Safe, "Your reply is kept.")
        .Add(l => l.Empty, "Quiet so far")
        .Add(l => l.ChildContent, found => string.Join(", ", found)));
}
