using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Domain.Slots;

namespace WarRoom.Web.Features.Planning;

/// <summary>What the page does with a plan that is not in place: the planner's proposal, or a version to bring back.</summary>
public sealed partial class PlanPage
{
    private readonly HashSet<SlotId> _left = [];
    private ShownDiff? _diff;
    private ComparedVersion? _compared;
    private string? _rowsRefused;
    private bool _isShelfOpen;
    private int _kept;

    private IReadOnlyCollection<SlotId> _ticked = [];
    private IReadOnlyList<RowConflict> _rowConflicts = [];

    /// <summary>Where the ticked rows would put slots: the timeline shows it beforehand.</summary>
    private Dictionary<SlotId, PlannedPlace> _proposed = [];

    /// <summary>Ticks stay as long as it is the same proposal, whatever else changes.</summary>
    private void ReadDiff()
    {
        var look = _look!;
        var next = _compared is { } version ? ShownDiff.Of(look.Scene, version) : look.Run is { IsProposed: true } run ? ShownDiff.Of(look.Scene, run) : null;
        if (next?.Source != _diff?.Source)
        {
            _left.Clear();
            _rowsRefused = null;
            if (next is not null) _isDrawerOpen = true;
        }

        _diff = next;
        Weigh();
    }

    /// <summary>What follows from the ticks: what may be taken together, and how the day would look.</summary>
    private void Weigh()
    {
        _ticked = _diff?.Ticked(_left) ?? [];
        _rowConflicts = _diff?.Check.Conflicts(_ticked) ?? [];
        _proposed = _diff?.Posts.Where(r => _ticked.Contains(r.Slot)).ToDictionary(r => r.Slot, r => r.To) ?? [];
        if (_diff is { } diff) _ghosts = [.. diff.Posts.Where(r => r.Was.Holder is not null && _proposed.ContainsKey(r.Slot) && (r.Was.Holder != r.To.Holder || r.Was.PostAt != r.To.PostAt)).Select(r => r.Was)];
    }

    private void Tick((IReadOnlyCollection<SlotId> Rows, bool IsTicked) rows)
    {
        foreach (var row in rows.Rows)
        {
            if (rows.IsTicked) _left.Remove(row);
            else _left.Add(row);
        }

        _rowsRefused = null;
        Weigh();
    }

    private async Task AcceptAsync()
    {
        if (_diff is not { } diff || (_ticked.Count == 0 && diff.Standbys == 0)) return;
        var placed = diff.Version is { } version ? await Use<BringBackVersion>().RunAsync(version, _ticked, _actor!) : await Use<AcceptPlan>().RunAsync(diff.Source, _ticked, _actor!);
        _rowsRefused = placed.Refusal?.Reason;
        if (placed.Refusal is { } refusal)
        {
            await EndAsync(refusal.Reason);
            return;
        }

        _compared = null;
        var what = diff.Version is { } back ? $"bring back {back.Name}" : "accept the proposal";
        if (placed.Done.Count > 0) Remember(new(what, () => MoveAllAsync([.. placed.Done.Select(d => d.Back)], "undone"), () => MoveAllAsync(placed.Done, "planned")));
        _ghosts = [.. placed.Done.Where(d => d.From.Holder is not null && !d.From.IsSamePost(d.To)).Select(d => d.From)];
        await EndAsync($"{placed.Done.Count(d => !d.From.IsSamePost(d.To))} posts have changed. {_look!.Placed} of {_look.Slots.Count} placed.");
        Frame.Announce(_said!);
    }

    private async Task<Refusal?> MoveAllAsync(IReadOnlyList<PlaceMove> moves, string why)
    {
        var placed = await Use<PlaceSlots>().RunAsync(moves, _actor!, why);
        _kept = placed.Kept;
        return placed.Refusal;
    }

    /// <summary>What an undo left alone, for the end of its sentence.</summary>
    private string Kept()
    {
        var kept = _kept;
        _kept = 0;
        return kept == 0 ? "" : $" {kept} {(kept == 1 ? "slot has" : "slots have")} changed since and {(kept == 1 ? "stays" : "stay")}.";
    }

    private async Task DiscardAsync()
    {
        if (_diff is not { } diff) return;
        if (diff.Version is not null)
        {
            (_compared, _ghosts) = (null, []);
            await EndAsync("");
            return;
        }

        _ghosts = [];
        await EndAsync((await Use<DiscardPlan>().RunAsync(diff.Source, _actor!))?.Reason ?? "The plan stays as it is.");
    }

    private Task<Refusal?> KeepAsync(string name) => Use<KeepPlanVersion>().RunAsync(name, _actor!);

    private async Task CompareAsync(Guid id)
    {
        _isShelfOpen = false;
        _compared = await Use<ComparePlanVersion>().RunAsync(id, _actor!.Campaign);
        _isDrawerOpen = true;
        await EndAsync(_compared is null ? "This version is not kept any more." : "");
    }
}
