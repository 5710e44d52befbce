using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Persistence.Configurations;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.HasIndex(c => c.Slug).IsUnique();
        builder.Property(c => c.Rules).AsJson();
        builder.Property(c => c.Epoch).IsConcurrencyToken();
        builder.Ignore(c => c.Day);
        builder.Ignore(c => c.Window);
    }
}

internal sealed class ObjectiveConfiguration : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.HasIndex(o => o.CampaignId);
        builder.Property(o => o.Measures).AsJson();
        builder.Property(o => o.GoalByMeasure).AsJson();
    }
}

internal sealed class WaveConfiguration : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> builder)
    {
        builder.HasIndex(w => w.CampaignId);
        builder.Ignore(w => w.Window);
    }
}

internal sealed class AudienceConfiguration : IEntityTypeConfiguration<Audience>
{
    public void Configure(EntityTypeBuilder<Audience> builder)
    {
        builder.HasIndex(a => new { a.CampaignId, a.Name }).IsUnique();
        builder.Property(a => a.Languages).AsJson();
        builder.Property(a => a.Networks).AsJson();
        builder.Property(a => a.ActiveHours).AsJson();
        builder.Ignore(a => a.Zone);
    }
}

internal sealed class CommunityConfiguration : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> builder) => builder.HasIndex(c => c.CampaignId);
}

internal sealed class InfluencerConfiguration : IEntityTypeConfiguration<Influencer>
{
    public void Configure(EntityTypeBuilder<Influencer> builder) => builder.HasIndex(i => i.CampaignId);
}

internal sealed class KeyMessageConfiguration : IEntityTypeConfiguration<KeyMessage>
{
    public void Configure(EntityTypeBuilder<KeyMessage> builder) => builder.HasIndex(m => m.CampaignId);
}

internal sealed class VariantConfiguration : IEntityTypeConfiguration<MessageVariant>
{
    public void Configure(EntityTypeBuilder<MessageVariant> builder)
    {
        builder.HasIndex(v => new { v.CampaignId, v.Code, v.Network, v.Language }).IsUnique();
        builder.Property(v => v.Hashtags).AsJson();
    }
}

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.HasIndex(m => m.CampaignId);
        builder.HasIndex(m => m.AccountId);
        builder.Property(m => m.Languages).AsJson();
        builder.Property(m => m.Accounts).AsJson();
        builder.Property(m => m.Hours).AsJson();
        builder.Property(m => m.Channels).AsJson();
        builder.Property(m => m.Quiet!).AsJson();
        builder.Ignore(m => m.Zone);
        builder.Ignore(m => m.Availability);
        builder.Ignore(m => m.OutsideChannels);
    }
}
