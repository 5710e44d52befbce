using WarRoom.Domain.Slots;
using WarRoom.Web.Changes;
using WarRoom.Web.Jobs;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Proof;

/// <summary>Raises the rung of posts whose own link people followed since they were posted. One question for all posts of a campaign, now and
/// then; a click itself writes nothing here.</summary>
public sealed class ProvePostsJob(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicks, ChangeSlot change, WorkInHand work)
{
    public static string WorkOf(CampaignId campaign) => $"prove:{campaign}";

    public async Task RunAsync(Guid campaignId, CancellationToken stop)
    {
        var id = new CampaignId(campaignId);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            var posts = await db.Slots.AsNoTracking().In(id).NotProven().ToListAsync(stop);
            if (posts.Count == 0) return;
            var clicked = await LastClicksAsync(id, posts, stop);
            foreach (var post in posts.Where(p => IsProven(p, clicked)))
            {
                await change.RunAsync(post.Id, scene => Task.FromResult(IsProven(scene.Slot, clicked) ? scene.Slot.Prove(scene.Now) : SlotRefusals.NotPosted), stop);
            }
        }
        finally
        {
            work.Finish(WorkOf(id));
        }
    }

    /// <summary>A click before the post, such as the holder's own try, proves nothing.</summary>
    private static bool IsProven(Slot post, Dictionary<string, Instant> clicked) =>
        post is { Post: { } made, LinkCode: { } code } && clicked.TryGetValue(code, out var last) && last >= made.At;

    private async Task<Dictionary<string, Instant>> LastClicksAsync(CampaignId id, List<Slot> posts, CancellationToken stop)
    {
        var since = posts.Min(p => p.Post!.At);
        await using var db = await clicks.CreateDbContextAsync(stop);
        return await db.Clicks.Where(c => c.CampaignId == id && c.At >= since).GroupBy(c => c.Code).Select(g => new { g.Key, Last = g.Max(c => c.At) }).ToDictionaryAsync(g => g.Key, g => g.Last, stop);
    }
}
