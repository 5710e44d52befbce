using Microsoft.JSInterop;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;

namespace WarRoom.Web.Features.Planning;

/// <summary>What keys and buttons of the planner do, each with its way back.</summary>
public sealed partial class PlanPage
{
    private Slot? Chosen => _look?.Find(_selected);

    private Task ActAsync(string act) => (act, Chosen) switch
    {
        (_, null) => Task.CompletedTask,
        ("move", { } slot) => Shown(() => _moving = slot),
        ("lock", { } slot) => DoAsync(slot.IsPinned ? "Unlocked." : "Locked: the planner keeps its hands off.", () => Use<PinSlot>().RunAsync(slot.Id, !slot.IsPinned, _actor!), () => Use<PinSlot>().RunAsync(slot.Id, slot.IsPinned, _actor!)),
        ("swap", { } slot) => PlanChoices.OtherTexts(_look!.Scene, slot) is [var text, ..] ? SwapAsync(slot.Id, text.Id) : SayAsync($"There is no other text for {Domain.Messages.NetworkNames.Name(slot.Network)} in {LanguageNames.Of(slot.Language)}."),
        ("remove", { HolderId: not null } slot) => GiveAsync(slot.Id, null),
        ("remove", { } slot) => DoAsync("Taken out of the day.", () => Use<TakeOutSlot>().RunAsync(slot.Id, _actor!), () => Use<TakeOutSlot>().RunAsync(slot.Id, _actor!, isUndo: true)),
        _ => Task.CompletedTask,
    };

    private Task ShiftAsync(int minutes)
    {
        if (Chosen is not { } slot) return Task.CompletedTask;
        var step = Duration.FromMinutes(minutes);
        return TimeAsync(slot.Id, slot.PostAt + step);
    }

    private Task TimeAsync(SlotId id, Instant to) => _look!.Find(id) is not { } slot ? Task.CompletedTask :
        DoAsync($"{_look.MarkOf(slot)} at {_look.Scene.TimeOf(to)}.", () => Use<MoveSlot>().RunAsync(slot.Id, to, _actor!), () => Use<MoveSlot>().RunAsync(slot.Id, slot.PostAt, _actor!));

    private Task StepPersonAsync(int by)
    {
        if (Chosen is not { } slot) return Task.CompletedTask;
        var lanes = _look!.Lanes.ToList();
        var at = slot.HolderId is { } holder ? lanes.FindIndex(m => m.Id == holder) : by > 0 ? -1 : lanes.Count;
        for (var next = at + by; next >= 0 && next < lanes.Count; next += by)
        {
            if (PlanChoices.Takes(lanes[next], slot)) return GiveAsync(slot.Id, lanes[next].Id);
        }

        return SayAsync($"Nobody {(by < 0 ? "above" : "below")} can post this: an account and the language are needed.");
    }

    private Task GiveAsync(SlotId id, MemberId? to)
    {
        if (_look!.Find(id) is not { } slot) return Task.CompletedTask;
        Select(id);
        return DoAsync(to is null ? "Nobody has it now." : $"Given to {_look.NameOf(to)}.", () => Use<GiveSlot>().RunAsync(id, to, _actor!), () => Use<GiveSlot>().RunAsync(id, slot.HolderId, _actor!));
    }

    private Task SwapAsync(SlotId id, VariantId to)
    {
        if (_look!.Find(id) is not { } slot) return Task.CompletedTask;
        return DoAsync($"Carries text {_look.Scene.Variants.First(v => v.Id == to).Code} now.", () => Use<SwapVariant>().RunAsync(id, to, _actor!),
            slot.VariantId is { } before ? () => Use<SwapVariant>().RunAsync(id, before, _actor!) : null);
    }

    private Task AimAsync((CommunityId? Place, InfluencerId? Voice) to) => Chosen is { } slot ? AimAsync(slot, to) : Task.CompletedTask;

    private Task AimAtOwnPageAsync(SlotId id) => _look!.Find(id) is { } slot ? AimAsync(slot, (null, null)) : Task.CompletedTask;

    private Task AimAsync(Slot slot, (CommunityId? Place, InfluencerId? Voice) to)
    {
        var (place, voice, scene) = (slot.CommunityId, slot.InfluencerId, _look!.Scene);
        var where = scene.Communities.FirstOrDefault(c => c.Id == to.Place) is { } there ? $"Goes to {there.Name}." : scene.Influencers.FirstOrDefault(i => i.Id == to.Voice) is { } whom ? $"Is for {whom.Name}." : "Goes to the own page.";
        return DoAsync(where, () => Use<AimSlot>().RunAsync(slot.Id, to.Place, to.Voice, _actor!), () => Use<AimSlot>().RunAsync(slot.Id, place, voice, _actor!));
    }

    private async Task MoveAsync((Instant At, MemberId? To) where)
    {
        if (_moving is not { } slot) return;
        _moving = null;
        await PlaceAsync(slot, where.At, where.To);
    }

    private Task PlaceAsync(Slot slot, Instant at, MemberId? to)
    {
        Select(slot.Id);
        if (at == slot.PostAt && to == slot.HolderId) return Task.CompletedTask;
        return DoAsync($"{_look!.MarkOf(slot)} at {_look.Scene.TimeOf(at)}, {_look.NameOf(to)}.", () => PutAsync(slot.Id, at, to), () => PutAsync(slot.Id, slot.PostAt, slot.HolderId));
    }

    private async Task<Refusal?> PutAsync(SlotId id, Instant at, MemberId? to) =>
        await Use<MoveSlot>().RunAsync(id, at, _actor!) ?? await Use<GiveSlot>().RunAsync(id, to, _actor!);

    private async Task AddAsync(WantedSlot wanted)
    {
        _isAdding = false;
        var (refusal, id) = await Use<AddSlot>().RunAsync(wanted, _actor!);
        if (id is { } added) Remember(new("add a slot", () => Use<TakeOutSlot>().RunAsync(added, _actor!), () => Use<TakeOutSlot>().RunAsync(added, _actor!, isUndo: true)));
        await RefreshAsync();
        if (id is { } slot) Select(slot);
        await SayAsync(refusal?.Reason ?? "Added.");
    }

    private async Task MakeAsync()
    {
        var made = await Use<MakeSlots>().RunAsync(_actor!.Campaign, _actor);
        _notSpread = made.NotSpread;
        _said = made.Refusal?.Reason ?? (made.NotSpread.Count == 0 ? $"{made.Made} slots made." : $"{made.Made} slots made. {made.NotSpread[0].Wave.Name}: {made.NotSpread[0].Count} not. {made.NotSpread[0].Reason}");
        await RefreshAsync();
    }

    private async Task OptimiseAsync()
    {
        if (_look!.IsWorking || _look.Slots.Count == 0) return;
        var (refusal, run) = await Use<AssignSlots>().RunAsync(_actor!);
        _run = run;
        (_said, _isDrawerOpen, _ghosts, _compared) = (refusal?.Reason, true, [], null);
        await RefreshAsync();
    }

    /// <summary>When the run that was started here has ended: says what it proposes.</summary>
    private void FinishRun()
    {
        if (_run is not { } mine || _look!.Run is not { EndedAt: not null } run || run.Id != mine) return;
        _run = null;
        if (run.Error is not null) return;
        _said = !run.IsProposed ? "The planner finds nothing better than the plan as it is." : _diff is { IsFirst: true } first ? $"{first.Posts.Count} of {_look.Slots.Count} can be placed." : run.Proposed == 0 ? "The planner would change stand-bys only." : $"The planner proposes {run.Proposed} {(run.Proposed == 1 ? "change" : "changes")}.";
        Frame.Announce(_said);
    }

    private async Task StopAsync() => await SayAsync((await Use<StopAssigning>().RunAsync(_actor!))?.Reason ?? "Stopping; the best plan so far is proposed.");

    private async Task PublishAsync()
    {
        var refusal = await Use<PublishPlan>().RunAsync(_actor!);
        await RefreshAsync();
        await SayAsync(refusal?.Reason ?? "Published: the team sees the plan and can claim.");
    }

    private async Task DoAsync(string done, Func<Task<Refusal?>> act, Func<Task<Refusal?>>? undo)
    {
        var refusal = await act();
        if (refusal is null && undo is not null) Remember(new(done.TrimEnd('.'), undo, act));
        await EndAsync(refusal?.Reason ?? done);
    }

    private void Remember(Change change)
    {
        _undo.Push(change);
        _redo.Clear();
        _ghosts = [];
    }

    private async Task UndoAsync()
    {
        if (!_undo.TryPop(out var change)) return;
        var refusal = await change.Undo();
        if (refusal is null) _redo.Push(change);
        _ghosts = [];
        await EndAsync(refusal?.Reason ?? $"Undone: {change.What}.{Kept()}");
    }

    private async Task RedoAsync()
    {
        if (!_redo.TryPop(out var change)) return;
        var refusal = await change.Redo();
        if (refusal is null) _undo.Push(change);
        await EndAsync(refusal?.Reason ?? $"Done again: {change.What}.{Kept()}");
    }

    /// <summary>Reads again, says what is true now, and keeps the focus on the slot, which may stand in another lane.</summary>
    private async Task EndAsync(string said)
    {
        await RefreshAsync();
        var conflicts = Chosen is { } slot ? _look!.Conflicts.Where(c => c.IsAbout(slot.Id)).Select(c => c.Title).ToList() : [];
        await SayAsync(conflicts.Count == 0 ? said : $"{said} {string.Join(". ", conflicts)}.");
        if (Chosen is not null && _script is not null) await _script.InvokeVoidAsync("focus", $"#{(_isList ? "row" : "slot")}-{Chosen.Id}");
    }

    private Task SayAsync(string sentence) => Shown(() => _said = sentence);
}
