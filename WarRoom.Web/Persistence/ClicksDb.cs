namespace WarRoom.Web.Persistence;

/// <summary>One click by a person on a tracked link, at its campaign time. Nothing of the visitor is kept but a daily salted hash.</summary>
public sealed class Click
{
    public long Id { get; init; }

    public required string Code { get; init; }

    public CampaignId CampaignId { get; init; }

    public SlotId SlotId { get; init; }

    public Instant At { get; init; }

    /// <summary>Null when the visitor asked not to be tracked.</summary>
    public long? Visitor { get; init; }
}

/// <summary>Fetches of a link that were no person's, counted by reason and hour.</summary>
public sealed class BotCount
{
    public required string Code { get; init; }

    public Instant Hour { get; init; }

    public required string Reason { get; init; }

    public int Count { get; set; }
}

/// <summary>Clicks in a file of their own: many small writes that may lose the last moment at a power cut, never the day's record.</summary>
public sealed class ClicksDb(DbContextOptions<ClicksDb> options) : DbContext(options)
{
    public DbSet<Click> Clicks => Set<Click>();

    public DbSet<BotCount> Bots => Set<BotCount>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<CampaignId>().HaveConversion<IdConverter<CampaignId>>();
        configurationBuilder.Properties<SlotId>().HaveConversion<IdConverter<SlotId>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Click>().HasIndex(c => new { c.CampaignId, c.At });
        modelBuilder.Entity<BotCount>().HasKey(b => new { b.Code, b.Hour, b.Reason });
    }
}
