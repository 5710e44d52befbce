using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Identity;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Board;

/// <summary>What keys and buttons of the board do, each with its way back.</summary>
public partial class BoardPage
{
    private const int MostFound = 8;

    private readonly Stack<Func<Task<Refusal?>>> _undo = new();
    private IReadOnlyList<Candidate> _candidates = [];
    private IReadOnlyList<NumberEntry> _entries = [];
    private string? _said;
    private bool _isStopping;
    private bool _isOpening;
    private Lever? _lever;
    private WaveView? _starting;
    private Hold? _lifting;
    private string? _liftError;
    private CounterView? _editing;

    private int OthersWhoMayLift => _day!.Members.Count(m => m.IsActive && m.Id != _actor!.Member && m.Role.Has(Right.LiftHold));

    private IReadOnlyList<DeskCommand> Commands() =>
    [
        new("next", "Next thing that needs you", "J", () => StepAsync(1), "move"),
        new("previous", "Previous thing that needs you", "K", () => StepAsync(-1), "move"),
        new("reassign", "Give the selected slot to somebody: Enter for the best, 1 to 3", "R", ReassignAsync, "reassign"),
        new("first", "Give to the first person", "1", () => GiveNumberAsync(0)),
        new("second", "Give to the second person", "2", () => GiveNumberAsync(1)),
        new("third", "Give to the third person", "3", () => GiveNumberAsync(2)),
        new("nudge", "Nudge the holder", "N", () => OnSlotAsync("nudge"), "nudge"),
        new("verify", "Verify the post", "V", () => OnSlotAsync("verify"), "verify"),
        new("reopen", "Reopen a missed slot", "O", () => OnSlotAsync("reopen")),
        new("cancel", "Skip: take the slot out of the day", "S", () => OnSlotAsync("cancel")),
        new("hold", "Hold the selected slot", "P", () => OnSlotAsync("hold"), "hold slot"),
        new("wave", "Start the next wave now", "W", AskWaveAsync, "start wave"),
        new("open", "Open an extra slot", "+", () => OpenMore(null), "extra slot"),
        new("repair", "Repair the plan", "F", OpenRepairAsync, "repair"),
        new("list", "Switch between time and list", "L", () => Drawn(ToggleList)),
        new("people", "Switch between activity and people", "B", () => Drawn(TogglePeople)),
        new("note", "Write a note", "E", () => Drawn(() => Frame.Focus(".board .scribe input"))),
        new("undo", "Undo the last change", "Z", UndoAsync, "undo"),
        new("pause", "Pause the live view, or go on", "Alt Shift P", () => Drawn(TogglePause)),
        new("stop", "Crisis stop", "Shift S", () => Drawn(() => _isStopping = May(Right.PlaceHold))),
    ];

    private Task Drawn(Action act)
    {
        act();
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>The slots that a few letters mean: of a person, a network, a text, a time or a state.</summary>
    private IEnumerable<DeskCommand> FindSlots(string letters)
    {
        var words = letters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return _day!.Slots.Select(s => (Slot: s, Name: NameOf(s))).Where(s => words.All(w => s.Name.Contains(w, StringComparison.CurrentCultureIgnoreCase))).Take(MostFound)
            .Select(s => new DeskCommand($"slot {s.Slot.Id}", s.Name, null, () => Drawn(() => Select(s.Slot.Id))));
    }

    private string NameOf(SlotView s) => $"{_day!.Time(s.PostAt)} {s.Network.Name()} {s.VariantCode}, {(s.HolderName.Length > 0 ? s.HolderName : "nobody")}, {s.Face.Word().ToLowerInvariant()}";

    private void Select(SlotId id)
    {
        Choose(id);
        KeepAddress();
    }

    private void Choose(SlotId id)
    {
        _selected = id;
        _said = null;
        _olderPlan = null;
        _candidates = [];
        _ = RankAsync(id);
    }

    private void Close()
    {
        _selected = null;
        _said = null;
        KeepAddress();
    }

    private async Task RankAsync(SlotId id)
    {
        var ranked = await Use<RankCandidates>().RunAsync(id, 3);
        if (_selected != id) return;
        _candidates = ranked;
        await ReadHistoryAsync(id);
        await InvokeAsync(StateHasChanged);
    }

    private Task StepAsync(int by)
    {
        var needs = _day!.Needs.Where(n => n.Slot is not null).ToList();
        if (needs.Count == 0) return Task.CompletedTask;
        var at = needs.FindIndex(n => n.Slot == _selected);
        Select(needs[at < 0 ? (by > 0 ? 0 : needs.Count - 1) : (at + by + needs.Count) % needs.Count].Slot!.Value);
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Without a chosen slot the most urgent one is meant.</summary>
    private async Task ReassignAsync()
    {
        if (_selected is null && _day!.Needs.FirstOrDefault(n => n.Slot is not null)?.Slot is { } urgent) Select(urgent);
        if (_selected is not { } id) return;
        if (_candidates.Count == 0) await RankAsync(id);
        StateHasChanged();
        Frame.Focus(".picked [data-give]");
    }

    private Task OnSlotAsync(string act) => _selected is null ? Task.CompletedTask : ActAsync(act);

    private async Task ActOnNeedAsync((SlotId Slot, string Act) need)
    {
        Select(need.Slot);
        if (need.Act == "reassign") await ReassignAsync();
        else if (need.Act != "look") await ActAsync(need.Act);
    }

    private Task GiveNumberAsync(int index) => _selected is not null && index < _candidates.Count ? GiveAsync(_candidates[index].Member) : Task.CompletedTask;

    private async Task GiveAsync(MemberId to)
    {
        if (_selected is not { } id || _day!.Slots.FirstOrDefault(s => s.Id == id) is not { } before) return;
        var previous = before.HolderId;
        await DoAsync(() => Use<ReassignSlot>().RunAsync(id, to, _actor!), $"Given to {_day.Members.First(m => m.Id == to).Name}.",
            () => previous is { } old ? Use<ReassignSlot>().RunAsync(id, old, _actor!) : Use<GiveBack>().RunAsync(id, _actor!));
        await RankAsync(id);
    }

    private Task ActAsync(string act)
    {
        var id = _selected!.Value;
        return act switch
        {
            "nudge" => DoAsync(() => Use<NudgeHolder>().RunAsync(id, _actor!), "Nudged.", null),
            "verify" => DoAsync(() => Use<VerifySlot>().RunAsync(id, _actor!), "Verified.", () => Use<VerifySlot>().RunAsync(id, _actor!, isRight: false)),
            "reject" => DoAsync(() => Use<VerifySlot>().RunAsync(id, _actor!, isRight: false), "Taken back: the holder is asked again.", null),
            "reopen" => DoAsync(() => Use<ReopenSlot>().RunAsync(id, _actor!), "Open again, in ten minutes.", null),
            "cancel" => DoAsync(() => Use<CancelSlot>().RunAsync(id, _actor!), "Taken out of the day.", () => Use<CancelSlot>().RunAsync(id, _actor!, isUndo: true)),
            "posted" => DoAsync(() => Use<ConfirmForHolder>().RunAsync(id, null, _actor!), "Recorded as posted, by you for the holder.", null),
            "hold" => DoAsync(() => Use<PlaceHold>().RunAsync(HoldScope.Slot, id.ToString(), "The lead is checking this one.", null, _actor!), "This slot is on hold.", null),
            _ => Task.CompletedTask,
        };
    }

    private async Task DoAsync(Func<Task<Refusal?>> act, string done, Func<Task<Refusal?>>? undo)
    {
        var refusal = await act();
        _said = refusal?.Reason ?? done;
        if (refusal is null && undo is not null) _undo.Push(undo);
        await RefreshAsync();
    }

    private async Task UndoAsync()
    {
        if (!_undo.TryPop(out var undo)) return;
        _said = (await undo())?.Reason ?? "Undone.";
        await RefreshAsync();
    }

    private Task OpenMore(Lever? lever) => Drawn(() => (_lever, _isOpening) = (lever, May(Right.EditPlan)));

    private async Task OpenSlotsAsync((VariantId Text, Instant First, int Count) wanted)
    {
        _isOpening = false;
        IReadOnlyList<SlotId> opened = [];
        await DoAsync(
            async () =>
            {
                (var refusal, opened) = await Use<OpenSlots>().RunAsync(wanted.Text, wanted.First, wanted.Count, _actor!);
                return refusal;
            },
            wanted.Count == 1 ? "One slot is open." : $"{wanted.Count} slots are open.",
            () => Use<CloseSlots>().RunAsync(opened, _actor!));
    }

    private Task AskWaveAsync() => Drawn(() => _starting = May(Right.EditPlan) ? _day!.NextWave : null);

    private async Task StartWaveAsync(WaveView wave)
    {
        _starting = null;
        var early = wave.Start - _day!.Now;
        var whole = Duration.FromMinutes(Math.Max(1, Math.Round(early.TotalMinutes)));
        await DoAsync(() => Use<ShiftWave>().RunAsync(wave.Id, -whole, _actor!), $"{wave.Name} has started.", () => Use<ShiftWave>().RunAsync(wave.Id, whole, _actor!));
    }

    private async Task StopAsync(StopRequest request)
    {
        _isStopping = false;
        await DoAsync(() => Use<PlaceHold>().RunAsync(request.Scope, request.Target, request.Reason, request.PublicLine, _actor!, takesDown: request.TakesDown), "Stopped.", null);
        Frame.Announce($"Stopped at {_day!.Time(_day.Now)}.", urgent: true);
    }

    private async Task ResumeAsync(ResumeRequest request)
    {
        var hold = _lifting!;
        _liftError = request.Password is { } password ? (await Use<ConfirmPassword>().RunAsync(_actor!, password))?.Reason : null;
        if (_liftError is not null) return;
        var lifting = await Use<LiftHold>().RunAsync(hold.Id, request.Reason, _actor!, isFresh: request.Password is not null, AcceptedTimes(request));
        _liftError = lifting.Refusal?.Reason;
        if (_liftError is not null) return;
        _lifting = null;
        Frame.Announce(lifting.Waits ? "Asked. A second lead or deputy has to agree." : "Resumed.", urgent: true);
        await RefreshAsync();
    }

    private Task StartLateAsync() => DoAsync(() => Use<StartLate>().RunAsync(_actor!), "The day is live.", null);

    /// <summary>What is wrong with the note; it stays in its field then.</summary>
    private async Task<string?> NoteAsync(string text)
    {
        if (await Use<WriteNote>().RunAsync(text, _actor!) is { } refusal) return refusal.Reason;
        await RefreshAsync();
        return null;
    }

    private Task SetSpeedAsync(int speed) => DoAsync(() => Use<Clock.SetRehearsalSpeed>().RunAsync(speed, _actor!), "", null);

    private async Task RestartAsync()
    {
        foreach (var end in _ends) end.Dispose();
        _ends.Clear();
        if (await Use<Demo.RestartDemo>().RunAsync(_actor!) is null) Navigation.NavigateTo($"/c/{Slug}/live", forceLoad: true);
    }

    private async Task EditCounter(CounterView counter)
    {
        _entries = counter.Measure is { } measure ? await Use<ReadEntries>().RunAsync(_actor!.Campaign, measure) : [];
        _editing = counter;
    }

    private async Task SaveVisitsAsync((Instant Hour, int Visits) entry)
    {
        _editing = null;
        await DoAsync(() => Use<EnterVisits>().RunAsync(entry.Hour, entry.Visits, _actor!), "Entered.", null);
    }

    private async Task SaveNumberAsync(int total)
    {
        var counter = _editing!;
        _editing = null;
        await DoAsync(() => Use<EnterNumber>().RunAsync(counter.Measure!.Value, total, _actor!), "Entered.", null);
    }

    private T Use<T>() where T : notnull => Services.GetRequiredService<T>();
}
