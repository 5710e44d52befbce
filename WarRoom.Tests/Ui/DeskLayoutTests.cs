using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor.Services;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Tests.Ui;

public sealed class DeskLayoutTests : BunitContext
{
    public DeskLayoutTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        this.AddBunitPersistentComponentState();
    }

    [Fact]
    public void A_page_says_what_stands_in_the_frame()
    {
        var desk = Desk();

        desk.Find(".topbar h1").TextContent.Trim().ShouldBe("Harbour Bridge");
        desk.Find(".pill--live").TextContent.ShouldBe("Live, 3 s");
        desk.Find(".topbar").TextContent.ShouldContain("Thu 12 Nov, times in Europe/Berlin");
        desk.Find("[role=timer]").GetAttribute("aria-live").ShouldBe("off");
        desk.Find(".keybar").TextContent.ShouldContain("reassign");
    }

    [Fact]
    public void The_phases_are_real_links_and_the_current_one_says_so()
    {
        var desk = Desk();

        var links = desk.FindAll("nav.rail ol a");
        links.Count.ShouldBe(5);
        links[3].GetAttribute("href").ShouldBe("/c/harbour/live");
        links[3].GetAttribute("aria-current").ShouldBe("page");
        links.Count(link => link.HasAttribute("aria-current")).ShouldBe(1);
        links.ShouldAllBe(link => link.TextContent.Trim().Length > 2);
    }

    [Fact]
    public void The_frame_has_landmarks_and_a_way_past_the_rail()
    {
        var desk = Desk();

        desk.Find("a.skip").GetAttribute("href").ShouldBe("#main");
        desk.FindAll("main#main").Count.ShouldBe(1);
        desk.Find("nav").GetAttribute("aria-label").ShouldNotBeNullOrEmpty();
        desk.FindAll("h1").Count.ShouldBe(1);
    }

    [Fact]
    public void Each_provider_stands_once()
    {
        var desk = Desk();

        desk.FindComponents<MudBlazor.MudPopoverProvider>().Count.ShouldBe(1);
        desk.FindComponents<MudBlazor.MudDialogProvider>().Count.ShouldBe(1);
        desk.FindComponents<MudBlazor.MudSnackbarProvider>().Count.ShouldBe(1);
        desk.FindComponents<MudBlazor.MudThemeProvider>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_runs_the_command_that_the_page_registered()
    {
        var desk = Desk();

        await desk.InvokeAsync(() => desk.FindComponent<DeskKeys>().Instance.Pressed("reassign"));

        desk.FindComponent<TestPage>().Instance.Reassigned.ShouldBe(1);
    }

    [Fact]
    public async Task The_question_mark_lists_the_keys_of_this_page()
    {
        var desk = Desk();

        await desk.InvokeAsync(() => desk.FindComponent<DeskKeys>().Instance.Pressed("?"));

        desk.Find(".mud-dialog .keysheet").TextContent.ShouldContain("Reassign the selected slot");
    }

    [Fact]
    public void A_rehearsal_is_named_on_every_screen()
    {
        var desk = Desk(view => view with { RehearsalClock = new("60× 09:42") });

        desk.Find(".rehearsal").TextContent.ShouldContain("60× 09:42");
    }

    [Fact]
    public void The_colours_can_be_chosen()
    {
        var desk = Desk();
        desk.FindComponent<DeskTheme>().Instance.Frame.Theme.ShouldBe(ThemeChoice.Auto);

        desk.Find("button[aria-label^=Colours]").Click();
        desk.Find("button[aria-label^=Colours]").Click();

        desk.FindComponent<DeskTheme>().Instance.Frame.Theme.ShouldBe(new ThemeChoice("dark", true));
    }

    [Theory]
    [InlineData("dark", "dark", true)]
    [InlineData("light", "light", false)]
    [InlineData("auto:dark", "auto", true)]
    [InlineData("auto:light", "auto", false)]
    [InlineData("<script>", "auto", false)]
    [InlineData(null, "auto", false)]
    public void A_cookie_says_how_the_first_drawing_looks(string? cookie, string html, bool dark)
    {
        var choice = ThemeChoice.Parse(cookie);

        choice.HtmlClass.ShouldBe(html);
        choice.IsDark.ShouldBe(dark);
    }

    private IRenderedComponent<DeskLayout> Desk(Func<DeskView, DeskView>? change = null)
    {
        RenderFragment page = builder =>
        {
            builder.OpenComponent<TestPage>(0);
            builder.AddComponentParameter(1, nameof(TestPage.View), (change ?? (view => view))(TestPage.Harbour));
            builder.CloseComponent();
        };
        return Render<DeskLayout>(p => p.Add(layout => layout.Body, page));
    }

    private sealed class TestPage : ComponentBase
    {
        public static DeskView Harbour { get; } = new()
        {
            CampaignName = "Harbour Bridge",
            Slug = "harbour",
            DayText = "Thu 12 Nov, times in Europe/Berlin",
            Pill = new DeskPill("live", "Live, 3 s"),
            Countdown = new DeskCountdown("Lunch closes in", "1:46:18"),
            Phases = DeskPhase.Of("harbour"),
            Current = 4,
            Wide = false,
        };

        [CascadingParameter] public DeskFrame Frame { get; set; } = null!;

        [Parameter] public DeskView View { get; set; } = Harbour;

        public int Reassigned { get; private set; }

        protected override void OnParametersSet() => Frame.Show(View with { });

        protected override void OnInitialized() =>
            Frame.Register(new DeskCommand("reassign", "Reassign the selected slot", "R", () =>
            {
                Reassigned++;
                return Task.CompletedTask;
            }, "reassign"));
    }
}
