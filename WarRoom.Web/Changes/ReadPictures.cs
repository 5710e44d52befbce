using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Web.Changes;

/// <summary>The screenshots that a member sent for a slot, without their bytes.</summary>
public sealed class ReadPictures(IDbContextFactory<WarRoomDb> dbs)
{
    public async Task<IReadOnlyList<PictureView>> RunAsync(SlotId slot, MemberId member, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.ProofImages.Where(p => p.SlotId == slot && p.MemberId == member).OrderBy(p => p.At).Select(p => new PictureView(p.Id, p.At, p.Width, p.Height)).ToListAsync(stop);
    }
}
