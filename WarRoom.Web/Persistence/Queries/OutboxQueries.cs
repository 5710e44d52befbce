namespace WarRoom.Web.Persistence.Queries;

/// <summary>The vocabulary of questions about messages.</summary>
internal static class OutboxQueries
{
    /// <summary>What is to be delivered now: due by the campaign's clock and not put off, or left behind under a lease that ran out.</summary>
    public static IQueryable<OutboxRow> DueIn(this IQueryable<OutboxRow> rows, CampaignId campaign, Instant now, Instant realNow) => rows
        .Where(r => r.CampaignId == campaign && r.DueAt <= now && ((r.State == OutboxState.Due && (r.NotBefore == null || r.NotBefore <= realNow)) || (r.State == OutboxState.Sending && r.LeaseUntil <= realNow)))
        .OrderBy(r => r.DueAt);
}
