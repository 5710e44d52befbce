using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Jobs;
using WarRoom.Web.Networks.Posts;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Proof;

/// <summary>Looks at the public address of one post. Seen: the slot is verified. Not there yet: it looks again after 1, 5 and 20 minutes, then
/// what it found stands for the lead. Safe to run twice: a look counts once.</summary>
public sealed class CheckPostJob(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, ChangeSlot change, NetworkBook networks, LookForPost look, WorkInHand work)
{
    private static readonly Duration[] Again = [Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(20)];
    private static readonly Duration LongestWait = Duration.FromHours(1);

    public static string WorkOf(SlotId slot) => $"check:{slot}";

    public async Task RunAsync(Guid slotId, CancellationToken stop)
    {
        var id = new SlotId(slotId);
        try
        {
            if (await DueAsync(id, stop) is var (due, post)) await SettleAsync(due, await look.RunAsync(post, stop), stop);
        }
        finally
        {
            work.Finish(WorkOf(id));
        }
    }

    private async Task<(PostCheck Due, PostToFind Post)?> DueAsync(SlotId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.PostChecks.AsNoTracking().SingleOrDefaultAsync(c => c.SlotId == id, stop) is not { } due || due.NextAt is not { } at || at > clocks.RealNow) return null;
        if (await db.Campaigns.AnyAsync(c => c.Id == due.CampaignId && c.IsRehearsal, stop)) return null;
        var slot = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == id, stop);
        var holder = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == slot.HolderId, stop);
        var variant = await db.Variants.AsNoTracking().SingleOrDefaultAsync(v => v.Id == slot.VariantId, stop);
        var text = variant is null ? slot.OwnWords : MessageText.Parse(variant.Text).Compose([slot.OwnWords], null, []);
        return (due, new(networks.RulesOf(slot.Network), new Uri(due.Address), holder?.AccountOn(slot.Network, slot.AccountKind)?.Handle, slot.LinkCode, text));
    }

    private Task<Refusal?> SettleAsync(PostCheck due, PostLook found, CancellationToken stop) => change.RunAsync(due.SlotId, async scene =>
    {
        var check = await scene.Db.PostChecks.SingleOrDefaultAsync(c => c.SlotId == due.SlotId, stop);
        if (check is not { NextAt: not null } || check.Address != due.Address || check.Attempts != due.Attempts) return new("check.old", "Something newer is known about this post.");
        check.Attempts++;
        (check.LookedAt, check.Finding, check.NextAt) = (scene.Now, found.Finding, NextAt(found, check.Attempts));
        return found is PostLook.Seen seen ? scene.Slot.SeeInPublic(check.Address, seen.What, scene.Now) : null;
    }, stop);

    private Instant? NextAt(PostLook found, int attempts)
    {
        if (found is PostLook.Seen or PostLook.Unsure || attempts > Again.Length) return null;
        var wanted = found is PostLook.Later { After: { } after } ? Duration.Min(Duration.FromTimeSpan(after), LongestWait) : Duration.Zero;
        return clocks.RealNow + Duration.Max(Again[attempts - 1], wanted);
    }
}
