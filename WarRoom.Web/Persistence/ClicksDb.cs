namespace WarRoom.Web.Persistence;

/// <summary>One click by a person on a tracked link, at its campaign time. Nothing of the visitor is kept but a daily salted hash.</summary>
public sealed class Click
{
    public long Id { get; init; }

    public required string Code { get; init; }

    public CampaignId CampaignId { get; init; }

    /// <summary>Empty for a link that belongs to the campaign alone.</summary>
    public SlotId SlotId { get; init; }

    public Instant At { get; init; }

    /// <summary>Null when the visitor asked not to be tracked.</summary>
    public long? Visitor { get; init; }
}

/// <summary>How often people followed a link in all: counted while clicks are written, so that a board need not count hundreds of thousands.</summary>
public sealed class ClickTotal
{
    public required string Code { get; init; }

    public CampaignId CampaignId { get; init; }

    public SlotId SlotId { get; init; }

    public int Count { get; set; }
}

/// <summary>Fetches of a link that were no person's, counted by reason and hour.</summary>
public sealed class BotCount
{
    public required string Code { get; init; }

    public Instant Hour { get; init; }

    public required string Reason { get; init; }

    public int Count { get; set; }
}

/// <summary>A server that fetched a link's preview for its people: a trace of reach, not of a click.</summary>
public sealed class PreviewServer
{
    public required string Code { get; init; }

    public required string Host { get; init; }
}

/// <summary>A code that was asked for and leads nowhere: cut off in a post, or typed wrongly.</summary>
public sealed class OrphanCode
{
    public required string Code { get; init; }

    public int Count { get; set; }

    public Instant LastAt { get; set; }
}

/// <summary>The key of one campaign day's visitor hashes; gone a day after it was last needed.</summary>
public sealed class VisitorSalt
{
    public CampaignId CampaignId { get; init; }

    /// <summary>The day in the campaign's zone that begins at 04:00.</summary>
    public LocalDate Day { get; init; }

    public required byte[] Value { get; init; }

    /// <summary>When it is deleted, by the campaign's clock.</summary>
    public Instant DeleteAt { get; init; }
}

/// <summary>What the landing page's script reported of one hour.</summary>
public sealed class SiteHour
{
    public CampaignId CampaignId { get; init; }

    public Instant Hour { get; init; }

    public int Views { get; set; }

    /// <summary>Visitors who came first in this hour of their day.</summary>
    public int Visitors { get; set; }

    /// <summary>Visitors who were seen to look: a second in view, or a first touch.</summary>
    public int Confirmed { get; set; }
}

/// <summary>One visitor of the landing page on one day, under the day's hash.</summary>
public sealed class SiteVisitor
{
    public CampaignId CampaignId { get; init; }

    public LocalDate Day { get; init; }

    public long Visitor { get; init; }

    public Instant FirstAt { get; init; }

    /// <summary>When the page saw a person; null until then.</summary>
    public Instant? ConfirmedAt { get; set; }

    /// <summary>The first tracked link of the day by which the visitor came; null for none.</summary>
    public string? FirstCode { get; set; }
}

/// <summary>How often something was reached on the site, such as a sign-up, by hour.</summary>
public sealed class SiteGoal
{
    public CampaignId CampaignId { get; init; }

    public required string Name { get; init; }

    public Instant Hour { get; init; }

    public int Count { get; set; }
}

/// <summary>One run of the click writer, so that a sudden end can be told from an orderly one. Real time.</summary>
public sealed class ClickRun
{
    public int Id { get; init; }

    public Instant StartedAt { get; init; }

    public Instant LastWriteAt { get; set; }

    /// <summary>Null while it runs, and for ever when the process was killed.</summary>
    public Instant? ClosedAt { get; set; }
}

/// <summary>Clicks and visits in a file of their own: many small writes that may lose the last moment at a power cut, never the day's record.</summary>
public sealed class ClicksDb(DbContextOptions<ClicksDb> options) : DbContext(options)
{
    public DbSet<Click> Clicks => Set<Click>();

    public DbSet<ClickTotal> Totals => Set<ClickTotal>();

    public DbSet<BotCount> Bots => Set<BotCount>();

    public DbSet<PreviewServer> PreviewServers => Set<PreviewServer>();

    public DbSet<OrphanCode> Orphans => Set<OrphanCode>();

    public DbSet<VisitorSalt> Salts => Set<VisitorSalt>();

    public DbSet<SiteHour> SiteHours => Set<SiteHour>();

    public DbSet<SiteVisitor> SiteVisitors => Set<SiteVisitor>();

    public DbSet<SiteGoal> SiteGoals => Set<SiteGoal>();

    public DbSet<ClickRun> Runs => Set<ClickRun>();

    /// <summary>The clicks of a campaign by slot.</summary>
    public Task<Dictionary<SlotId, int>> BySlotAsync(CampaignId campaign, CancellationToken stop = default) =>
        Totals.Where(t => t.CampaignId == campaign).GroupBy(t => t.SlotId).Select(g => new { g.Key, Count = g.Sum(t => t.Count) }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    /// <summary>Keeps the totals in step with clicks that are added one by one; the writer of many does so by itself.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var added = ChangeTracker.Entries<Click>().Where(e => e.State is EntityState.Added).Select(e => e.Entity).ToList();
        foreach (var some in added.GroupBy(c => (c.Code, c.CampaignId, c.SlotId)))
        {
            if (await Totals.FindAsync([some.Key.Code], cancellationToken) is { } total) total.Count += some.Count();
            else Totals.Add(new ClickTotal { Code = some.Key.Code, CampaignId = some.Key.CampaignId, SlotId = some.Key.SlotId, Count = some.Count() });
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<CampaignId>().HaveConversion<IdConverter<CampaignId>>();
        configurationBuilder.Properties<SlotId>().HaveConversion<IdConverter<SlotId>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Click>().HasIndex(c => new { c.CampaignId, c.At });
        modelBuilder.Entity<ClickTotal>().HasKey(t => t.Code);
        modelBuilder.Entity<ClickTotal>().HasIndex(t => t.CampaignId);
        modelBuilder.Entity<BotCount>().HasKey(b => new { b.Code, b.Hour, b.Reason });
        modelBuilder.Entity<PreviewServer>().HasKey(s => new { s.Code, s.Host });
        modelBuilder.Entity<OrphanCode>().HasKey(o => o.Code);
        modelBuilder.Entity<VisitorSalt>().HasKey(s => new { s.CampaignId, s.Day });
        modelBuilder.Entity<SiteHour>().HasKey(h => new { h.CampaignId, h.Hour });
        modelBuilder.Entity<SiteVisitor>().HasKey(v => new { v.CampaignId, v.Day, v.Visitor });
        modelBuilder.Entity<SiteGoal>().HasKey(g => new { g.CampaignId, g.Name, g.Hour });
    }
}
