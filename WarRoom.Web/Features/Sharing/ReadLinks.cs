using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>A tracked link with what was counted on it.</summary>
/// <param name="For">Whom or what it is for: "Ana R., 11:50", or the label of a link of the campaign.</param>
/// <param name="Visitors">People told apart by their daily hash; at most <paramref name="People"/>.</param>
/// <param name="Servers">Servers of the fediverse that fetched its preview.</param>
public sealed record LinkLine(string Code, Network Network, string For, string? Wording, bool IsOwn, string? Target, int People, int Visitors, IReadOnlyDictionary<string, int> Machines, int Servers)
{
    public int Previews => Machines.GetValueOrDefault(ClickRules.Preview);

    public int Others => Machines.Where(m => m.Key is not ClickRules.Preview and not ClickRules.Team and not ClickRules.Repeat).Sum(m => m.Value);
}

/// <summary>The links of a campaign, and codes that lead nowhere.</summary>
public sealed record LinkBook(IReadOnlyList<LinkLine> Lines, IReadOnlyList<OrphanCode> Orphans, Instant? SuddenEnd)
{
    public int People => Lines.Sum(l => l.People);

    public int Previews => Lines.Sum(l => l.Previews);

    public int Servers { get; init; }

    public int Sum(string reason) => Lines.Sum(l => l.Machines.GetValueOrDefault(reason));
}

/// <summary>Reads what was counted on a campaign's links, the most followed first.</summary>
public sealed class ReadLinks(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicksDbs, ClickWriter writer)
{
    private const int MostOrphans = 20;

    public async Task<LinkBook> RunAsync(Campaign campaign, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var links = await db.Links.AsNoTracking().Where(l => l.CampaignId == campaign.Id).ToListAsync(stop);
        var names = await db.Members.AsNoTracking().Where(m => m.CampaignId == campaign.Id).ToDictionaryAsync(m => m.Id, m => m.Name, stop);
        var times = await db.Slots.AsNoTracking().Where(s => s.CampaignId == campaign.Id).ToDictionaryAsync(s => s.Id, s => s.PostAt, stop);
        var wordings = await db.Variants.AsNoTracking().Where(v => v.CampaignId == campaign.Id).ToDictionaryAsync(v => v.Id, v => v.Code, stop);
        var codes = links.Select(l => l.Code).ToList();

        await using var clicks = await clicksDbs.CreateDbContextAsync(stop);
        var people = await clicks.Clicks.Where(c => c.CampaignId == campaign.Id).GroupBy(c => c.Code).Select(g => new { g.Key, Count = g.Count(), Known = g.Where(c => c.Visitor != null).Select(c => c.Visitor).Distinct().Count(), Unknown = g.Count(c => c.Visitor == null) }).ToDictionaryAsync(g => g.Key, stop);
        var machines = (await clicks.Bots.AsNoTracking().Where(b => codes.Contains(b.Code)).GroupBy(b => new { b.Code, b.Reason }).Select(g => new { g.Key.Code, g.Key.Reason, Count = g.Sum(b => b.Count) }).ToListAsync(stop)).ToLookup(b => b.Code);
        var servers = await clicks.PreviewServers.AsNoTracking().Where(s => codes.Contains(s.Code)).ToListAsync(stop);
        var perCode = servers.GroupBy(s => s.Code).ToDictionary(g => g.Key, g => g.Count());
        var orphans = await clicks.Orphans.AsNoTracking().OrderByDescending(o => o.Count).Take(MostOrphans).ToListAsync(stop);

        var lines = links.Select(l => new LinkLine(l.Code, l.Network, For(l), l.VariantId is { } v ? wordings.GetValueOrDefault(v) : null, l.Label is not null, l.Target,
            people.GetValueOrDefault(l.Code)?.Count ?? 0, people.TryGetValue(l.Code, out var p) ? p.Known + p.Unknown : 0, machines[l.Code].ToDictionary(b => b.Reason, b => b.Count), perCode.GetValueOrDefault(l.Code)));
        return new([.. lines.OrderByDescending(l => l.IsOwn).ThenByDescending(l => l.People).ThenBy(l => l.For, StringComparer.Ordinal).ThenBy(l => l.Code, StringComparer.Ordinal)], orphans, writer.LastSuddenEnd) { Servers = servers.Select(s => s.Host).Distinct().Count() };

        string For(TrackedLink link) => link.Label ?? $"{names.GetValueOrDefault(link.MemberId, "Nobody")}{(times.TryGetValue(link.SlotId, out var at) ? ", " + at.InZone(campaign.Day.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "")}";
    }
}
