using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Proof;

/// <summary>The holder shows a picture of the post; where nothing was confirmed yet, that confirms it without a link.</summary>
public sealed class AddScreenshot(ChangeSlot change)
{
    public const int MostOfOne = 20;

    /// <summary>Unpacked a picture is large: one at a time.</summary>
    private static readonly SemaphoreSlim Desk = new(1, 1);

    public async Task<Refusal?> RunAsync(SlotId id, byte[] file, int? seenVersion, Actor actor, CancellationToken stop = default)
    {
        var (picture, unreadable) = await ReadAsync(file, stop);
        if (picture is null) return unreadable;
        return await change.RunAsync(id, async scene =>
        {
            if (await scene.MemberAsync(actor.Member) is not { } member) return SlotRefusals.Removed;
            if (scene.Slot.HolderId != member.Id) return SlotRefusals.NotYours;
            if (!scene.Campaign.State.AcceptsConfirmations()) return new("campaign.archived", "This campaign is archived; nothing can be confirmed any more.");
            if (await scene.Db.ProofImages.CountAsync(p => p.MemberId == member.Id, stop) >= MostOfOne) return new("proof.tooMany", $"You have sent {MostOfOne} screenshots already. That is the most.");
            if (!scene.Slot.Status.IsDone()) scene.Slot.ConfirmBy(member, null, seenVersion, actor, scene.Now);
            if (scene.Slot.ShowPicture(actor, scene.Now) is { } refusal) return refusal;
            scene.Db.ProofImages.Add(new ProofImage
            {
                Id = Guid.CreateVersion7(scene.Now.ToDateTimeOffset()),
                CampaignId = scene.Campaign.Id,
                SlotId = id,
                MemberId = member.Id,
                At = scene.Now,
                Width = picture.Width,
                Height = picture.Height,
                Bytes = picture.Bytes,
            });
            return null;
        }, stop);
    }

    private static async Task<(Screenshot? Picture, Refusal? Refusal)> ReadAsync(byte[] file, CancellationToken stop)
    {
        await Desk.WaitAsync(stop);
        try
        {
            return await Task.Run(() => Screenshot.Read(file), stop);
        }
        finally
        {
            Desk.Release();
        }
    }
}
