using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarRoom.Domain.Sources;

namespace WarRoom.Web.Persistence.Configurations;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.DedupeKey).IsUnique();
        builder.HasIndex(r => new { r.CampaignId, r.State, r.DueAt });
        builder.HasIndex(r => r.SlotId);
        builder.Property(r => r.State).IsConcurrencyToken();
    }
}

internal sealed class InboxConfiguration : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.HasIndex(m => m.DedupeKey).IsUnique();
        builder.HasIndex(m => new { m.MemberId, m.At });
    }
}

internal sealed class SentMailConfiguration : IEntityTypeConfiguration<SentMail>
{
    public void Configure(EntityTypeBuilder<SentMail> builder) => builder.HasIndex(m => new { m.CampaignId, m.At });
}

internal sealed class LinkConfiguration : IEntityTypeConfiguration<TrackedLink>
{
    public void Configure(EntityTypeBuilder<TrackedLink> builder)
    {
        builder.HasKey(l => l.Code);
        builder.HasIndex(l => l.CampaignId);
    }
}

internal sealed class InviteConfiguration : IEntityTypeConfiguration<Invite>
{
    public void Configure(EntityTypeBuilder<Invite> builder) => builder.HasKey(i => i.Code);
}

internal sealed class SharedLinkConfiguration : IEntityTypeConfiguration<SharedLink>
{
    public void Configure(EntityTypeBuilder<SharedLink> builder)
    {
        builder.HasKey(l => l.Token);
        builder.HasIndex(l => l.Browser);
        builder.Property(l => l.Screen).AsJson();
        builder.Property(l => l.Turn).AsJson();
    }
}

internal sealed class ScreenPairingConfiguration : IEntityTypeConfiguration<ScreenPairing>
{
    public void Configure(EntityTypeBuilder<ScreenPairing> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasIndex(p => p.SecretHash);
    }
}

internal sealed class DoneRequestConfiguration : IEntityTypeConfiguration<DoneRequest>
{
    public void Configure(EntityTypeBuilder<DoneRequest> builder) => builder.HasKey(r => r.Key);
}

internal sealed class HourlyVisitsConfiguration : IEntityTypeConfiguration<HourlyVisits>
{
    public void Configure(EntityTypeBuilder<HourlyVisits> builder) => builder.HasKey(v => new { v.CampaignId, v.Hour });
}

internal sealed class ReadingConfiguration : IEntityTypeConfiguration<MetricReading>
{
    public void Configure(EntityTypeBuilder<MetricReading> builder) => builder.HasIndex(r => new { r.CampaignId, r.Measure, r.At });
}

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Settings).AsJson();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.CampaignId, s.Name }).IsUnique();
        builder.HasIndex(s => s.NextAt);
        builder.HasIndex(s => s.PushHash);
        builder.Ignore(s => s.Rules);
        builder.Ignore(s => s.Counts);
    }
}

internal sealed class SourceSampleConfiguration : IEntityTypeConfiguration<SourceSample>
{
    public void Configure(EntityTypeBuilder<SourceSample> builder) => builder.HasKey(s => new { s.SourceId, s.Measure, s.Subject, s.At });
}

internal sealed class PressConfiguration : IEntityTypeConfiguration<PressMention>
{
    public void Configure(EntityTypeBuilder<PressMention> builder)
    {
        builder.HasKey(p => new { p.SourceId, p.Key });
        builder.HasIndex(p => new { p.CampaignId, p.At });
    }
}

internal sealed class NoteConfiguration : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder) => builder.HasIndex(n => new { n.CampaignId, n.At });
}

internal sealed class PlanRunConfiguration : IEntityTypeConfiguration<PlanRun>
{
    public void Configure(EntityTypeBuilder<PlanRun> builder)
    {
        builder.HasIndex(r => new { r.CampaignId, r.StartedAt });
        builder.Property(r => r.Unfilled).AsJson();
        builder.Property(r => r.Rows).AsJson();
    }
}

internal sealed class PlanVersionConfiguration : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.CampaignId, v.SavedAt });
        builder.Property(v => v.Places).AsJson();
    }
}

internal sealed class DayRecordConfiguration : IEntityTypeConfiguration<DayRecord>
{
    public void Configure(EntityTypeBuilder<DayRecord> builder) => builder.HasKey(r => new { r.CampaignId, r.Kind });
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder) => builder.HasKey(s => s.Name);
}

internal sealed class RevealConfiguration : IEntityTypeConfiguration<TextReveal>
{
    public void Configure(EntityTypeBuilder<TextReveal> builder)
    {
        builder.HasIndex(r => new { r.CampaignId, r.At });
        builder.HasIndex(r => r.SlotId);
    }
}

internal sealed class PushSubscriptionConfiguration : IEntityTypeConfiguration<PushSubscription>
{
    public void Configure(EntityTypeBuilder<PushSubscription> builder)
    {
        builder.HasIndex(p => p.MemberId);
        builder.HasIndex(p => new { p.Endpoint, p.MemberId }).IsUnique();
    }
}

internal sealed class ChatRoomConfiguration : IEntityTypeConfiguration<ChatRoom>
{
    public void Configure(EntityTypeBuilder<ChatRoom> builder) => builder.HasIndex(c => c.CampaignId);
}

internal sealed class SwapConfiguration : IEntityTypeConfiguration<SwapOffer>
{
    public void Configure(EntityTypeBuilder<SwapOffer> builder)
    {
        builder.HasIndex(s => new { s.CampaignId, s.State });
        builder.Property(s => s.State).IsConcurrencyToken();
    }
}

internal sealed class PostCheckConfiguration : IEntityTypeConfiguration<PostCheck>
{
    public void Configure(EntityTypeBuilder<PostCheck> builder)
    {
        builder.HasKey(c => c.SlotId);
        builder.HasIndex(c => c.NextAt);
        builder.Property(c => c.Attempts).IsConcurrencyToken();
    }
}

internal sealed class ProofImageConfiguration : IEntityTypeConfiguration<ProofImage>
{
    public void Configure(EntityTypeBuilder<ProofImage> builder) => builder.HasIndex(p => p.SlotId);
}
