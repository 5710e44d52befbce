using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics.Variants;
using WarRoom.Domain.Slots;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Measurement;

/// <summary>The wordings of one key message side by side.</summary>
/// <param name="Planned">Slots that carry one of them, made or to come.</param>
/// <param name="CanDeal">Slots that nobody holds yet and that could carry more than one of them.</param>
public sealed record MessageTexts(KeyMessageId Id, string Name, VariantComparison Comparison, ThompsonWeights Weights, int Planned, int CanDeal, string Needed);

/// <summary>Compares the wordings of a campaign by the posts that carried them. Wordings of one key message compete; those of one code on several
/// networks are one wording.</summary>
public sealed class ReadTexts(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicksDbs, ProjectionBook projections, CampaignClocks clocks)
{
    public const int Seed = 48_611;
    private const double Least = 0.01;

    public async Task<IReadOnlyList<MessageTexts>> RunAsync(Campaign campaign, CancellationToken stop = default)
    {
        var now = clocks.Now(campaign);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var messages = await db.KeyMessages.AsNoTracking().Where(m => m.CampaignId == campaign.Id).ToListAsync(stop);
        var variants = await db.Variants.AsNoTracking().Where(v => v.CampaignId == campaign.Id).ToListAsync(stop);
        var slots = await db.Slots.AsNoTracking().In(campaign.Id).Where(s => s.Status != SlotStatus.Cancelled && s.VariantId != null).ToListAsync(stop);
        var expected = (await projections.ReadAsync(campaign, now, stop)).Posts;
        await using var clicksDb = await clicksDbs.CreateDbContextAsync(stop);
        var clicks = await clicksDb.BySlotAsync(campaign.Id, stop);

        var isOver = campaign.State is CampaignState.Ended or CampaignState.Archived;
        var list = new List<MessageTexts>();
        foreach (var message in messages.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            var own = variants.Where(v => v.KeyMessageId == message.Id).ToDictionary(v => v.Id);
            var codes = own.Values.Where(v => !v.IsWithdrawn).Select(v => v.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (codes.Count < 2) continue;
            var carried = slots.FindAll(s => own.ContainsKey(s.VariantId!.Value));
            var posts = carried.Where(s => s.Status.IsDone() && s.Post is not null)
                .Select(s => new ComparedPost(own[s.VariantId!.Value].Code, s.Network, Math.Max(expected.GetValueOrDefault(s.Id), Least), clicks.GetValueOrDefault(s.Id), Duration.Max(now - s.Post!.At, Duration.Zero), s.IsTextSelfChosen)).ToList();
            var comparison = VariantComparison.Of(posts, (isOver ? ComparisonOptions.EndOfDay : ComparisonOptions.Live) with { Variants = codes }, Seed);
            list.Add(new(message.Id, message.Name, comparison, ThompsonWeights.Of(comparison, now, campaign.EndsAt), carried.Count, carried.Count(s => DealTexts.IsFree(s, now) && DealTexts.Fitting(s, own.Values).Count > 1), PostsNeeded.Sentence(carried.Count, codes.Count)));
        }

        return list;
    }
}
