using System.Globalization;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Planning;

/// <summary>Shows the plan to the team: slots can be seen and claimed from now on, and everybody who was given some is told once.</summary>
public sealed class PublishPlan(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == actor.Campaign, stop);
        if (campaign.IsPublished) return null;
        var now = clocks.Now(campaign);
        var slots = await db.Slots.In(campaign.Id).Waiting().Where(s => s.HolderId != null).OrderBy(s => s.PostAt).ToListAsync(stop);
        campaign.Publish(now);
        var members = await db.Members.ActiveIn(campaign.Id).ToDictionaryAsync(m => m.Id, stop);
        foreach (var own in slots.GroupBy(s => s.HolderId!.Value))
        {
            if (!members.TryGetValue(own.Key, out var member)) continue;
            var count = own.Count() == 1 ? "1 post" : $"{own.Count()} posts";
            db.Tell(MessageKind.Assigned, member, own.First(), now, $"published:{campaign.Id}", $"The plan is out: {count} for you on {campaign.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture)}. Please look and say yes.", Reach.First, own.First().PostAt);
        }

        if (!await db.TrySaveAsync(stop)) return new("plan.busy", "Somebody published it in this moment. Look again.");
        feed.Changed(campaign.Id);
        return null;
    }
}
