using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Board;

/// <summary>Opens slots that nobody planned: one text, from a time on, spread over an hour. Anybody may claim them.</summary>
public sealed class OpenSlots(IDbContextFactory<WarRoomDb> dbs, AddSlot add)
{
    /// <summary>More at once are a plan, and belong on the planner.</summary>
    public const int Most = 12;

    private static readonly Duration Hour = Duration.FromHours(1);

    /// <summary>The slots that were opened, also when a later one was refused.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<SlotId> Opened)> RunAsync(VariantId text, Instant first, int count, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return (lacks, []);
        if (count is < 1 or > Most) return (new("slots.count", $"Between 1 and {Most} slots at once."), []);
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Variants.AsNoTracking().SingleOrDefaultAsync(v => v.Id == text && v.CampaignId == actor.Campaign, stop) is not { IsWithdrawn: false } variant) return (new("variant.withdrawn", "This text was taken back."), []);
        var opened = new List<SlotId>();
        for (var i = 0; i < count; i++)
        {
            var (refusal, slot) = await add.RunAsync(new(null, first + (Hour * i / count), variant.Network, SlotCombination.Of(variant).Audience, variant.Language, variant.Id), actor, stop);
            if (refusal is not null) return (refusal, opened);
            opened.Add(slot!.Value);
        }

        return (null, opened);
    }
}

/// <summary>Takes slots out of the day again that were opened a moment ago.</summary>
public sealed class CloseSlots(CancelSlot cancel)
{
    public async Task<Refusal?> RunAsync(IReadOnlyList<SlotId> opened, Actor actor, CancellationToken stop = default)
    {
        foreach (var slot in opened)
        {
            if (await cancel.RunAsync(slot, actor, stop: stop) is { } refusal) return refusal;
        }

        return null;
    }
}
