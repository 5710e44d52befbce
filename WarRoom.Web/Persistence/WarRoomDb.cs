using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Sources;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Persistence;

/// <summary>The main database. Abstract, so that each provider has its own context with its own migrations.</summary>
public abstract class WarRoomDb(DbContextOptions options) : IdentityDbContext<SignInAccount, IdentityRole, string>(options)
{
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<Objective> Objectives => Set<Objective>();

    public DbSet<Audience> Audiences => Set<Audience>();

    public DbSet<Community> Communities => Set<Community>();

    public DbSet<Influencer> Influencers => Set<Influencer>();

    public DbSet<KeyMessage> KeyMessages => Set<KeyMessage>();

    public DbSet<MessageVariant> Variants => Set<MessageVariant>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Wave> Waves => Set<Wave>();

    public DbSet<Slot> Slots => Set<Slot>();

    public DbSet<SlotEvent> SlotEvents => Set<SlotEvent>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<TrackedLink> Links => Set<TrackedLink>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<SentMail> SentMails => Set<SentMail>();

    public DbSet<Invite> Invites => Set<Invite>();

    public DbSet<SharedLink> SharedLinks => Set<SharedLink>();

    public DbSet<ScreenPairing> ScreenPairings => Set<ScreenPairing>();

    public DbSet<DoneRequest> DoneRequests => Set<DoneRequest>();

    public DbSet<HourlyVisits> HourlyVisits => Set<HourlyVisits>();

    public DbSet<MetricReading> Readings => Set<MetricReading>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<SourceSample> Samples => Set<SourceSample>();

    public DbSet<PressMention> Press => Set<PressMention>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<PlanRun> PlanRuns => Set<PlanRun>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<TextReveal> Reveals => Set<TextReveal>();

    public DbSet<PushSubscription> PushSubscriptions => Set<PushSubscription>();

    public DbSet<ChatRoom> ChatRooms => Set<ChatRoom>();

    public DbSet<SwapOffer> Swaps => Set<SwapOffer>();

    public DbSet<PostCheck> PostChecks => Set<PostCheck>();

    public DbSet<ProofImage> ProofImages => Set<ProofImage>();

    public DbSet<DayRecord> DayRecords => Set<DayRecord>();

    public DbSet<Setting> Settings => Set<Setting>();

    /// <summary>Saves; false when somebody else changed one of the rows, or wrote the same unique key, in between.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken stop = default)
    {
        try
        {
            await SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException e) when (IsUniqueViolation(e))
        {
            return false;
        }
    }

    protected abstract bool IsUniqueViolation(DbUpdateException exception);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<LocalTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        Id<CampaignId>();
        Id<MemberId>();
        Id<SlotId>();
        Id<WaveId>();
        Id<AudienceId>();
        Id<CommunityId>();
        Id<InfluencerId>();
        Id<ObjectiveId>();
        Id<KeyMessageId>();
        Id<VariantId>();
        Id<HoldId>();
        Id<SourceId>();

        void Id<TId>() where TId : struct, IId<TId> => configurationBuilder.Properties<TId>().HaveConversion<IdConverter<TId>>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WarRoomDb).Assembly);
    }
}
