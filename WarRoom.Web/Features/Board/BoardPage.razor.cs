using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Identity;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Board;

/// <summary>The board of the launch day: what it shows and when it is drawn. Own acts at once; what others do at most twice a second in
/// the lanes and once a second elsewhere.</summary>
public partial class BoardPage
{
    /// <summary>Of the names beside the lanes, in pixels: --name in chartroom.css.</summary>
    private const double NameWidth = 112;

    /// <summary>A little less than a second: looks come every half second, and not to the millisecond.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(750);
    private static readonly TimeSpan BetweenNews = TimeSpan.FromSeconds(20);

    private DaySnapshot? _day;
    private DaySnapshot? _calm;
    private DaySnapshot? _newest;
    private DaySnapshot? _spoken;
    private DateTimeOffset _calmAt;
    private DateTimeOffset _spokenAt;
    private DeskView _frame = DeskView.Empty;
    private Actor? _actor;
    private bool _refused;
    private bool _isPaused;
    private bool _isList;
    private bool _isPeople;
    private SlotId? _selected;
    private readonly List<IDisposable> _ends = [];

    [Inject] private FindCampaign Find { get; set; } = default!;

    [Inject] private DaySnapshots Days { get; set; } = default!;

    [Inject] private Presence Presence { get; set; } = default!;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IDbContextFactory<WarRoomDb> Dbs { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "slot")] public string? SlotInUrl { get; set; }

    [SupplyParameterFromQuery(Name = "view")] public string? ViewInUrl { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter] private DeskFrame Frame { get; set; } = default!;

    private string Css => $"work board{(_day!.IsHeld ? " board--hold" : "")}{(_isList ? " board--list" : "")}{(_day.Pace.Lines.Count > 0 || _day.Pace.Holes.Count > 0 ? " board--pace" : "")}";

    private bool IsOver => _day!.Campaign.State is CampaignState.Ended or CampaignState.Archived;

    private DayAxis Axis => DayAxis.Of(_day!);

    private string PauseWord => !_isPaused ? "Pause view" : NewSincePause is > 0 and var n ? $"Show {n} new" : "Resume view";

    private int NewSincePause => _newest is { } newest ? Math.Max(0, newest.FeedInAll - _day!.FeedInAll) : 0;

    /// <summary>What a screen of 900 pixels leaves under the lanes; enough to read it where they leave nothing: then the day is scrolled anyway.</summary>
    private double ChartHeight(int rows)
    {
        var left = 534 - (27 * rows) - (_day!.IsHeld ? 74 : 0) + (_day.Campaign.IsRehearsal ? 0 : 34) - (_day.Pace.Lines.Count > 0 || _day.Pace.Holes.Count > 0 ? 34 : 0);
        return left < 60 ? 180 : Math.Clamp(left, 84, 222);
    }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        if (await Find.RunAsync(Slug, user, Right.SeeBoard) is not { } found)
        {
            _refused = true;
            return;
        }

        _actor = found.Actor;
        _isList = ViewInUrl == "list";
        if (_actor.Member is { } me) Presence.Saw(me);
        var day = await Days.ReadAsync(found.Campaign.Id);
        await using (var db = await Dbs.CreateDbContextAsync())
        {
            _frame = await CampaignPhases.ReadAsync(db, found.Campaign, _actor, day.Now, "Live");
        }

        _spoken = day;
        Show(day, isOwn: true);
        if (Guid.TryParse(SlotInUrl, out var slot)) Choose(new SlotId(slot));
        if (!RendererInfo.IsInteractive) return;
        _ends.AddRange([Presence.EntersRoom(_actor.Campaign, _actor.Name), Days.Watch(found.Campaign.Id, Heard), Frame.Register(Commands()), Frame.FindBy(FindSlots)]);
    }

    public void Dispose()
    {
        foreach (var end in _ends.AsEnumerable().Reverse()) end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Called for each new look at the day, at most twice a second, by the one thread that tells everybody: boards are drawn beside each
    /// other, not one after the other.</summary>
    private void Heard(DaySnapshot day)
    {
        _newest = day;
        _ = Task.Run(() => InvokeAsync(Draw));
    }

    private void Draw()
    {
        if (_newest is not { } newest) return;
        if (_isPaused)
        {
            Frame.Show(BoardFrame.Of(_day!, _frame, PauseWord, Presence.InRoom(_actor!.Campaign)));
        }
        else
        {
            Show(newest, isOwn: false);
            SayNews(newest);
        }

        StateHasChanged();
    }

    private void Show(DaySnapshot day, bool isOwn)
    {
        _day = day;
        var now = Time.GetUtcNow();
        if (!isOwn && now - _calmAt < Calm) return;
        (_calm, _calmAt) = (day, now);
        Frame.Show(BoardFrame.Of(day, _frame, null, Presence.InRoom(_actor!.Campaign)));
    }

    /// <summary>At most one sentence in twenty seconds, about everything since the last one.</summary>
    private void SayNews(DaySnapshot day)
    {
        var now = Time.GetUtcNow();
        if (Frame.News is SpokenNews.Off || now - _spokenAt < BetweenNews) return;
        var news = DayNews.Between(_spoken!, day, Frame.News is SpokenNews.Everything);
        _spoken = day;
        if (news is null) return;
        Frame.Announce(news);
        _spokenAt = now;
    }

    /// <summary>Reads and draws at once, after an act of one's own.</summary>
    private async Task RefreshAsync()
    {
        Show(await Days.RefreshAsync(_actor!.Campaign), isOwn: true);
        StateHasChanged();
    }

    private bool May(Right right) => _actor!.Role.Has(right);

    private void TogglePause()
    {
        _isPaused = !_isPaused;
        if (!_isPaused && _newest is { } newest) Show(newest, isOwn: true);
        Frame.Show(BoardFrame.Of(_day!, _frame, _isPaused ? PauseWord : null, Presence.InRoom(_actor!.Campaign)));
    }

    private void ToggleList()
    {
        _isList = !_isList;
        KeepAddress();
    }

    private void TogglePeople() => _isPeople = !_isPeople;

    /// <summary>A page that is loaded again, after a restart of the server too, finds its place.</summary>
    private void KeepAddress() =>
        Frame.KeepAddress(Navigation.GetUriWithQueryParameters($"/c/{Slug}/live", new Dictionary<string, object?> { ["slot"] = _selected?.ToString(), ["view"] = _isList ? "list" : null }));
}
