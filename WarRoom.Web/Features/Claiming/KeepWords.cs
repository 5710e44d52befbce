using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;

namespace WarRoom.Web.Features.Claiming;

/// <summary>Keeps the holder's own words of a slot.</summary>
public sealed class KeepWords(ChangeSlot change)
{
    /// <summary>More is cut off.</summary>
    internal const int Longest = 4_000;

    public Task<Refusal?> RunAsync(SlotId id, string words, Actor actor, CancellationToken stop = default) => change.RunAsync(id, scene =>
    {
        if (scene.Slot.HolderId != actor.Member) return Task.FromResult<Refusal?>(SlotRefusals.NotYours);
        scene.Slot.KeepOwnWords(words.Trim()[..Math.Min(words.Trim().Length, Longest)]);
        return Task.FromResult<Refusal?>(null);
    }, stop);
}
