using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WarRoom.Domain.Slots;

namespace WarRoom.Web.Persistence.Configurations;

internal sealed class SlotConfiguration : IEntityTypeConfiguration<Slot>
{
    public void Configure(EntityTypeBuilder<Slot> builder)
    {
        builder.HasIndex(s => new { s.CampaignId, s.Status, s.PostAt });
        builder.HasIndex(s => s.HolderId);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.ExtraPosts).AsJson();
        builder.ComplexProperty(s => s.Assignment);
        builder.ComplexProperty(s => s.Claim);
        builder.ComplexProperty(s => s.Post);
        builder.ComplexProperty(s => s.Verification);
        builder.ComplexProperty(s => s.Miss);
        builder.ComplexProperty(s => s.Cancellation);
        builder.Ignore(s => s.Window);
        builder.HasMany(s => s.Events).WithOne().HasForeignKey(e => e.SlotId);
        builder.Navigation(s => s.Events).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class SlotEventConfiguration : IEntityTypeConfiguration<SlotEvent>
{
    public void Configure(EntityTypeBuilder<SlotEvent> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.CampaignId, e.At });
    }
}

internal sealed class HoldConfiguration : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.HasIndex(h => h.CampaignId);
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.ComplexProperty(h => h.Placed);
        builder.ComplexProperty(h => h.Lifted);
        builder.ComplexProperty(h => h.Proposal);
        builder.Property(h => h.Acknowledgements).AsJson();
    }
}
