using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Planning;

/// <summary>The planner: reads, selects, and leads keys and buttons to the use cases. What it changes can be undone as long as the page is open.</summary>
public sealed partial class PlanPage
{
    private static readonly TimeSpan Fastest = TimeSpan.FromMilliseconds(500);
    private readonly Stack<Change> _undo = new();
    private readonly Stack<Change> _redo = new();
    private PlanLook? _look;
    private PlanAxis? _axis;
    private DeskView? _frame;
    private Actor? _actor;
    private bool _refused;
    private bool _isList;
    private bool _isDrawerOpen;
    private bool _isAdding;
    private bool _isAsking;
    private Slot? _moving;
    private SlotId? _selected;
    private string? _said;
    private IReadOnlyList<NotSpread> _notSpread = [];
    private IReadOnlyList<PlannedPlace> _ghosts = [];
    private Guid? _run;
    private Coalescer? _coalescer;
    private IDisposable? _watch;
    private IDisposable? _here;
    private IDisposable? _commands;
    private IDisposable? _slotCommands;
    private IJSObjectReference? _script;
    private IJSObjectReference? _drag;
    private DotNetObjectReference<PlanPage>? _self;

    private sealed record Change(string What, Func<Task<Refusal?>> Undo, Func<Task<Refusal?>> Redo);

    [Parameter]
    public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "slot")]
    public string? SlotInUrl { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? ViewInUrl { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    private DeskFrame Frame { get; set; } = default!;

    private bool MayEdit => _actor!.Role.Has(Right.EditPlan);

    /// <summary>Who else has the plan open; only those who may change it.</summary>
    private IReadOnlyList<string> Others => [.. Presence.Planning(_actor!.Campaign).Where(n => n != _actor.Name)];

    private int Missing => _look!.Scene.Waves.Sum(w => Math.Max(0, w.Slots - _look.Slots.Count(s => s.WaveId == w.Id)));

    private string EmptyText => _look!.Scene.Waves.Count == 0
        ? "Slots are made from waves: parts of the day with a number of posts. Say first when the day shall be loud."
        : $"{_look.Scene.Waves.Count} waves ask for {Missing} posts. They are spread over networks, audiences and languages that have a text and somebody who can post it.";

    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        _here?.Dispose();
        if (_here is not null) Feed.Changed(_actor!.Campaign); // those who stay see it
        _coalescer?.Dispose();
        _slotCommands?.Dispose();
        _commands?.Dispose();
        try
        {
            if (_drag is not null) await _drag.InvokeVoidAsync("stop");
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listeners with it.
        }

        _self?.Dispose();
    }

    /// <summary>A chip was dropped: at a minute of the day, in the lane of a person or of nobody.</summary>
    [JSInvokable]
    public Task Dropped(string slot, int minute, string member) =>
        Guid.TryParse(slot, out var id) && _look?.Find(new SlotId(id)) is { } dropped && MayEdit
            ? PlaceAsync(dropped, _look.Scene.At(minute), Guid.TryParse(member, out var to) ? new MemberId(to) : null)
            : Task.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        if (await Find.RunAsync(Slug, (await Authentication).User, Right.SeeBoard) is not { } found)
        {
            _refused = true;
            return;
        }

        _actor = found.Actor;
        _isList = ViewInUrl == "list";
        await ReadAsync();
        _isDrawerOpen = _look!.Run is not null || _look.Conflicts.Count > 0;
        if (Guid.TryParse(SlotInUrl, out var slot)) _selected = new SlotId(slot);
        if (!RendererInfo.IsInteractive) return;
        _coalescer = new(Time, Fastest, () => _ = InvokeAsync(RefreshAsync));
        _watch = Feed.Subscribe(found.Campaign.Id, _coalescer.Signal);
        _here = Presence.StartsPlanning(found.Campaign.Id, found.Actor.Name);
        Feed.Changed(found.Campaign.Id);
        _commands = Frame.Register(Commands());
        if (_selected is not null) RegisterSlotCommands();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _script = await Js.InvokeAsync<IJSObjectReference?>("import", "./js/desk.js");
        _drag = await Js.InvokeAsync<IJSObjectReference?>("import", "./js/plan.js");
        _self = DotNetObjectReference.Create(this);
        if (_drag is not null) await _drag.InvokeVoidAsync("start", _self);
    }

    private async Task ReadAsync()
    {
        _look = await Use<ReadPlan>().RunAsync(_actor!.Campaign);
        _axis = PlanAxis.Of(_look.Scene);
        _frame ??= await Use<ReadPlanFrame>().RunAsync(_look.Scene.Campaign, _actor, _look.Scene.Now);
        Frame.Show(PlanFrame.Of(_look, _frame));
        ReadDiff();
        FinishRun();
    }

    private async Task RefreshAsync()
    {
        if (_look is null) return;
        await ReadAsync();
        StateHasChanged();
    }

    private IReadOnlyList<DeskCommand> Commands() => !MayEdit ? [new("conflicts", "Show or hide the conflicts", "C", ConflictsAsync, "conflicts")] :
    [
        new("conflicts", "Show or hide the conflicts", "C", ConflictsAsync, "conflicts"),
        new("optimise", "Let the planner propose where every free slot goes", "O", OptimiseAsync, "optimise"),
        new("accept", "Put the ticked changes of the proposal in place", "Shift O", AcceptAsync),
        new("versions", "Versions of the plan: keep, compare, bring back", null, () => Shown(() => _isShelfOpen = true)),
        new("undo", "Undo the last change", "Z", UndoAsync, "undo"),
        new("redo", "Redo what was undone", "Shift Z", RedoAsync),
        new("view", "Switch between timeline and list", "T", () => Shown(() => ShowList(!_isList))),
        new("add", "Add a slot by hand", "A", () => Shown(() => _isAdding = true)),
        new("what-if", "What if: the day with one thing different", "W", () => Shown(() => _isAsking = true), "what if"),
        new("make", "Make the slots that the waves still ask for", null, MakeAsync),
        new("publish", "Publish the plan to the team", null, PublishAsync),
    ];

    private IReadOnlyList<DeskCommand> SlotCommands() =>
    [
        new("earlier", "Five minutes earlier", "Left", () => ShiftAsync(-5), "5 min"),
        new("later", "Five minutes later", "Right", () => ShiftAsync(5), "5 min"),
        new("half-earlier", "Half an hour earlier", "Shift Left", () => ShiftAsync(-30)),
        new("half-later", "Half an hour later", "Shift Right", () => ShiftAsync(30)),
        new("up", "To the next person above who can post it", "Up", () => StepPersonAsync(-1), "other person"),
        new("down", "To the next person below who can post it", "Down", () => StepPersonAsync(1), "other person"),
        new("move", "Move: time and person", "M", () => ActAsync("move"), "move"),
        new("lock", "Lock or unlock: the planner keeps its hands off", "L", () => ActAsync("lock"), "lock"),
        new("swap", "Swap the text", "V", () => ActAsync("swap"), "swap text"),
        new("remove", "To nobody; once more takes it out of the day", "Del", () => ActAsync("remove"), "to nobody"),
        new("unselect", "Close the slot", "Esc", () => Shown(Unselect)),
    ];

    private void RegisterSlotCommands()
    {
        if (MayEdit && RendererInfo.IsInteractive) _slotCommands ??= Frame.Register(SlotCommands());
    }

    private Task Shown(Action act)
    {
        act();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Select(SlotId id)
    {
        if (_selected == id) return;
        _selected = id;
        RegisterSlotCommands();
        KeepInUrl();
    }

    private void Unselect()
    {
        _selected = null;
        _slotCommands?.Dispose();
        _slotCommands = null;
        KeepInUrl();
    }

    private void ShowList(bool isList)
    {
        _isList = isList;
        KeepInUrl();
    }

    private void KeepInUrl()
    {
        var address = Nav.GetUriWithQueryParameters(new Dictionary<string, object?> { ["slot"] = _selected?.Value, ["view"] = _isList ? "list" : null });
        _ = Js.InvokeVoidAsync("history.replaceState", null, "", address).AsTask();
    }

    private void ToggleConflicts() => _isDrawerOpen = !_isDrawerOpen;

    private async Task ConflictsAsync()
    {
        ToggleConflicts();
        StateHasChanged();
        if (_isDrawerOpen && _script is not null) await _script.InvokeVoidAsync("focus", "#conflicts");
    }

    private T Use<T>() where T : notnull => Services.GetRequiredService<T>();
}
