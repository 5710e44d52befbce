using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using WarRoom.Domain.Sources;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Live;
using WarRoom.Web.Networks.Reading;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Sources;

public sealed partial class SourcesPage
{
    /// <summary>Ages are drawn anew this often, also when nothing happens.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    private SourcesView? _view;
    private Actor? _actor;
    private bool _refused;
    private bool _isReading;
    private bool _isOld;
    private string? _fault;
    private SourceForm? _form;
    private IReadOnlyList<Refusal> _refusals = [];
    private Source? _removing;
    private string? _pushToken;
    private bool _isUploading;
    private bool _isByHand;
    private IDisposable? _watch;
    private IDisposable? _commands;
    private ITimer? _beat;

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    private DeskFrame Frame { get; set; } = default!;

    private bool MayEdit => _view is not null && _actor!.Role.Has(Right.EditFoundation);

    private DateTimeZone Zone => _view!.Campaign.Day.Zone;

    protected override async Task OnInitializedAsync()
    {
        if (await Find.RunAsync(Slug, (await Authentication).User, Right.ReadFoundation) is not { } found)
        {
            _refused = true;
            return;
        }

        _actor = found.Actor;
        await RefreshAsync();
        if (!RendererInfo.IsInteractive) return;
        _watch = Feed.Subscribe(found.Campaign.Id, () => _ = InvokeAsync(RefreshAsync));
        _beat = Time.CreateTimer(state => _ = InvokeAsync(RefreshAsync), null, Beat, Beat);
        if (MayEdit) _commands = Frame.Register([new("add", "Add a source", "A", AddAsync, "add"), new("upload", "Upload visits by the hour", "U", () => Show(() => _isUploading = true), "upload"), new("hand", "Enter visits by hand", "H", () => Show(() => _isByHand = true), "hand")]);
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _commands?.Dispose();
        _beat?.Dispose();
    }

    /// <summary>One reading at a time, however often something changes; what changed meanwhile is read once more.</summary>
    private async Task RefreshAsync()
    {
        _isOld = true;
        if (_isReading) return;
        _isReading = true;
        while (_isOld)
        {
            _isOld = false;
            await ReadAsync();
        }

        _isReading = false;
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        try
        {
            _view = await Use<ReadSources>().RunAsync(_actor!.Campaign);
            await using var db = await Dbs.CreateDbContextAsync();
            Frame.Show(await CampaignPhases.ReadAsync(db, _view.Campaign, _actor, _view.CampaignNow, "Sources"));
            _fault = null;
        }
        catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or InvalidOperationException or TimeoutException)
        {
            _fault = "The sources could not be read.";
        }
    }

    private Task AddAsync() => Show(() => (_form, _refusals) = (SourceForm.New(Zone.Id), []));

    private void Edit(Source source) => (_form, _refusals) = (SourceForm.Of(source, Zone.Id), []);

    private async Task SaveAsync(SourceForm form)
    {
        var saved = await Use<SaveSource>().RunAsync(form.Id, form.ToDraft(), _actor!);
        _refusals = saved.Refusals;
        if (saved.Refusals.Count > 0) return;
        (_form, _pushToken) = (null, saved.PushToken);
        Say(null, _view!.Campaign.IsRehearsal ? "Saved. A rehearsal asks nobody outside." : "Saved. It is read within seconds.");
        await RefreshAsync();
    }

    private Task<NetworkReading> TestAsync(Source source) => Use<TestSource>().RunAsync(source.Id, _actor!);

    private async Task SwitchAsync(Source source)
    {
        Say(await Use<SwitchSource>().RunAsync(source.Id, source.IsPaused, _actor!), $"{source.Name} {(source.IsPaused ? "goes on" : "is paused")}.");
        await RefreshAsync();
    }

    private async Task RemoveAsync()
    {
        var source = _removing!;
        _removing = null;
        Say(await Use<RemoveSource>().RunAsync(source.Id, _actor!), $"{source.Name} is removed. Its numbers stay.");
        await RefreshAsync();
    }

    private async Task RenewAsync(Source source)
    {
        (var refusal, _pushToken) = await Use<RenewPushToken>().RunAsync(source.Id, _actor!);
        if (refusal is not null) Say(refusal, "");
        await RefreshAsync();
    }

    private Task<UploadAnswer> TakeAsync(HoursUpload upload, bool store) => Use<ImportHours>().RunAsync(upload, store, _actor!);

    private async Task<Refusal?> EnterAsync(Instant hour, int visits)
    {
        var refusal = await Use<EnterVisits>().RunAsync(hour, visits, _actor!);
        if (refusal is null) Say(null, "Entered.");
        return refusal;
    }

    private Task Show(Action change)
    {
        change();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Say(Refusal? refusal, string done) => Snackbar.Add(refusal?.Reason ?? done, Severity.Normal);

    private T Use<T>() where T : notnull => Services.GetRequiredService<T>();
}
