using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Web.Live;

/// <summary>What is known about a post's proof beside its rung.</summary>
/// <param name="Finding">What the room saw at the address; empty before it looked.</param>
/// <param name="LookedAt">When, in campaign time.</param>
/// <param name="IsOver">The room does not look again by itself.</param>
/// <param name="Pictures">Screenshots, newest first.</param>
public sealed record ProofView(string Finding, Instant? LookedAt, bool IsOver, IReadOnlyList<PictureView> Pictures)
{
    public static ProofView None { get; } = new("", null, false, []);

    public static async Task<IReadOnlyDictionary<SlotId, ProofView>> ReadAsync(WarRoomDb db, CampaignId campaign, CancellationToken stop)
    {
        var checks = await db.PostChecks.AsNoTracking().Where(c => c.CampaignId == campaign).ToDictionaryAsync(c => c.SlotId, stop);
        var pictures = (await db.ProofImages.Where(p => p.CampaignId == campaign).Select(p => new { p.SlotId, View = new PictureView(p.Id, p.At, p.Width, p.Height) }).ToListAsync(stop)).ToLookup(p => p.SlotId, p => p.View);
        return checks.Keys.Concat(pictures.Select(p => p.Key)).Distinct().ToDictionary(id => id, id => Of(checks.GetValueOrDefault(id), pictures[id]));
    }

    private static ProofView Of(PostCheck? check, IEnumerable<PictureView> pictures) =>
        new(check?.Finding ?? "", check?.LookedAt, check is { NextAt: null, LookedAt: not null }, [.. pictures.OrderByDescending(p => p.At)]);
}
