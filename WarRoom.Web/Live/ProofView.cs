using WarRoom.Domain.Slots;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Web.Live;

/// <summary>What is known about a post's proof beside its rung.</summary>
/// <param name="Finding">What the room saw at the address; empty before it looked.</param>
/// <param name="LookedAt">When, in campaign time.</param>
/// <param name="IsOver">The room does not look again by itself.</param>
/// <param name="Pictures">Screenshots of the post as it stands, newest first; not those of a post that was taken back, or of somebody who had the slot before.</param>
public sealed record ProofView(string Finding, Instant? LookedAt, bool IsOver, IReadOnlyList<PictureView> Pictures)
{
    public static ProofView None { get; } = new("", null, false, []);

    public static async Task<IReadOnlyDictionary<SlotId, ProofView>> ReadAsync(WarRoomDb db, CampaignId campaign, IReadOnlyList<Slot> slots, CancellationToken stop)
    {
        var checks = await db.PostChecks.AsNoTracking().Where(c => c.CampaignId == campaign).ToDictionaryAsync(c => c.SlotId, stop);
        var pictures = (await db.ProofImages.Where(p => p.CampaignId == campaign).Select(p => new { p.SlotId, p.MemberId, View = new PictureView(p.Id, p.At, p.Width, p.Height) }).ToListAsync(stop)).ToLookup(p => p.SlotId);
        return slots.Where(s => checks.ContainsKey(s.Id) || pictures.Contains(s.Id))
            .ToDictionary(s => s.Id, s => Of(checks.GetValueOrDefault(s.Id), pictures[s.Id].Where(p => p.MemberId == s.HolderId && s.Post is { } post && p.View.At >= post.At).Select(p => p.View)));
    }

    private static ProofView Of(PostCheck? check, IEnumerable<PictureView> pictures) =>
        new(check?.Finding ?? "", check?.LookedAt, check is { NextAt: null, LookedAt: not null }, [.. pictures.OrderByDescending(p => p.At)]);
}
