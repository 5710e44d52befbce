using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>A link of the campaign alone, for a newsletter, a poster or a press release, with a code of one's own if wanted.</summary>
public sealed class MakeOwnLink(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, LinkCodes codes)
{
    public const int LongestLabel = 60;
    private const int LongestTarget = 1_000;

    /// <param name="label">What it is for.</param>
    /// <param name="code">3 to 32 letters, digits and hyphens; empty for one that is drawn.</param>
    /// <param name="target">A page of its own; empty for the campaign's landing page.</param>
    /// <param name="network">Where it will stand, for the tags.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(string? Code, Refusal? Refusal)> RunAsync(string label, string code, string target, Network network, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return (null, lacks);
        if (label.Trim() is not { Length: > 0 and <= LongestLabel } name) return (null, new("link.label", "Say in a few words what the link is for, such as Newsletter."));
        var page = target.Trim();
        if (page.Length > LongestTarget || (page.Length > 0 && !(Uri.TryCreate(page, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))) return (null, new("link.target", "The page must be a whole address that begins with https:// or http://."));
        if (code.Trim().Length > 0 && LinkCodes.Own(code) is null) return (null, new("link.code", "A code of your own has 3 to 32 letters a to z, digits or hyphens, such as HARBOUR-NEWS."));
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        var chosen = LinkCodes.Own(code) ?? codes.NewLink();
        if (await db.Links.AnyAsync(l => l.Code == chosen, stop)) return (null, new("link.taken", $"The code {chosen} is taken already, here or in another campaign. Choose another one."));
        db.Links.Add(new TrackedLink { Code = chosen, CampaignId = campaign.Id, Network = network, Label = name, Target = page.Length > 0 ? page : null, CreatedAt = clocks.Now(campaign) });
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = campaign.Id, RealTime = clocks.RealNow, ByName = actor.Name, What = $"made the link {chosen} for {name}{(page.Length > 0 ? " to " + page : "")}" });
        if (!await db.TrySaveAsync(stop)) return (null, new("link.taken", $"The code {chosen} was taken in this moment. Choose another one."));
        feed.Changed(campaign.Id);
        return (chosen, null);
    }
}
