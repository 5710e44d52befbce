using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Live;

/// <summary>A page of a campaign that shows what changes by itself: finds the campaign, fills the frame, and reads again at most every two seconds
/// while something changes.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _watch;
    private Coalescer? _coalescer;

    [Parameter] public string Slug { get; set; } = "";

    [CascadingParameter] public Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter] public DeskFrame Frame { get; set; } = default!;

    [Inject] public FindCampaign Find { get; set; } = default!;

    [Inject] public CampaignFeed Feed { get; set; } = default!;

    [Inject] public CampaignClocks Clocks { get; set; } = default!;

    [Inject] public TimeProvider Time { get; set; } = default!;

    [Inject] public IDbContextFactory<WarRoomDb> Dbs { get; set; } = default!;

    protected Campaign Campaign { get; private set; } = default!;

    /// <summary>Null for somebody who may not see the campaign.</summary>
    protected Actor? Actor { get; private set; }

    protected bool IsFound { get; private set; } = true;

    protected bool MayEdit => Actor?.Role.Has(Right.EditPlan) == true;

    protected abstract Task ReadAsync(CancellationToken stop);

    protected override async Task OnInitializedAsync()
    {
        if (await Find.RunAsync(Slug, (await Authentication).User, Right.SeeBoard) is not { } found)
        {
            IsFound = false;
            return;
        }

        (Campaign, Actor) = found;
        await using (var db = await Dbs.CreateDbContextAsync()) Frame.Show(await CampaignPhases.ReadAsync(db, Campaign, Actor, Clocks.Now(Campaign), "Numbers"));
        await ReadAsync(_gone.Token);
        if (!RendererInfo.IsInteractive) return;
        _coalescer = new(Time, Pause, () => _ = InvokeAsync(ReadAgainAsync));
        _watch = Feed.Subscribe(Campaign.Id, _coalescer.Signal);
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _coalescer?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task ReadAgainAsync()
    {
        if (_gone.IsCancellationRequested) return;
        try
        {
            await ReadAsync(_gone.Token);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // the page was left meanwhile
        }
    }
}
