using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>The wordings. A pillar that is new becomes a key message; a row that names no audience is for everybody.</summary>
internal sealed class VariantShelf() : Shelf<VariantRow, MessageVariant>(VariantSheet.Format)
{
    private readonly Dictionary<string, KeyMessage> _pillars = new(StringComparer.OrdinalIgnoreCase);

    protected override ImportSheet<VariantRow> Read(Spreadsheet sheet, ImportScene scene) => VariantSheet.Read(sheet, scene.Context, scene.TextCheck);

    protected override async Task<List<MessageVariant>> StoredAsync(ImportScene scene, CancellationToken stop)
    {
        foreach (var pillar in await scene.Db.KeyMessages.Where(m => m.CampaignId == scene.Campaign.Id).ToListAsync(stop)) _pillars.TryAdd(pillar.Name, pillar);
        return await scene.Db.Variants.Where(v => v.CampaignId == scene.Campaign.Id).ToListAsync(stop);
    }

    protected override Guid IdOf(MessageVariant stored) => stored.Id.Value;

    protected override string About(VariantRow row) => $"{row.Code}, {row.Network.Name()}, {row.Language}";

    protected override VariantRow Say(MessageVariant v, ImportScene scene) => new(
        _pillars.Values.FirstOrDefault(p => p.Id == v.KeyMessageId)?.Name ?? VariantSheet.MainPillar, v.Code, v.Network,
        scene.Audiences.FirstOrDefault(a => a.Id == v.AudienceId)?.Name, v.Language, v.Text, v.HasLink, v.Hashtags, v.AltText, v.MaxUses);

    protected override void Add(VariantRow row, ImportScene scene)
    {
        var variant = new MessageVariant { Id = scene.NewId<VariantId>(), CampaignId = scene.Campaign.Id, Code = row.Code, Network = row.Network, Language = row.Language, Text = row.Text };
        scene.Db.Variants.Add(variant);
        Change(variant, row, scene);
    }

    protected override void Change(MessageVariant variant, VariantRow row, ImportScene scene)
    {
        variant.Code = row.Code;
        variant.Network = row.Network;
        variant.Language = row.Language;
        variant.KeyMessageId = Pillar(row.Pillar, scene).Id;
        variant.AudienceId = scene.Audiences.FirstOrDefault(a => a.Name == row.Audience)?.Id ?? default;
        variant.Text = row.Text;
        variant.HasLink = row.HasLink;
        variant.Hashtags = [.. row.Hashtags];
        variant.AltText = row.AltText ?? "";
        variant.MaxUses = row.MaxUses;
    }

    protected override async Task<string?> WhyNotDeleteAsync(MessageVariant stored, ImportScene scene, CancellationToken stop)
    {
        var slots = await scene.Db.Slots.In(scene.Campaign.Id).CountAsync(s => s.VariantId == stored.Id && s.Status != SlotStatus.Cancelled, stop);
        return slots == 0 ? null : $"{slots} slot{(slots == 1 ? " carries" : "s carry")} this text. Give them another one first, or take the text back.";
    }

    /// <summary>A key message without a text goes with its last one.</summary>
    protected override void Deleted(MessageVariant stored, IReadOnlyList<MessageVariant> all, ImportScene scene)
    {
        if (all.Any(v => v != stored && v.KeyMessageId == stored.KeyMessageId)) return;
        if (_pillars.Values.FirstOrDefault(p => p.Id == stored.KeyMessageId) is { } pillar) scene.Db.KeyMessages.Remove(pillar);
    }

    private KeyMessage Pillar(string name, ImportScene scene)
    {
        if (_pillars.TryGetValue(name, out var known)) return known;
        var pillar = new KeyMessage { Id = scene.NewId<KeyMessageId>(), CampaignId = scene.Campaign.Id, Name = name };
        scene.Db.KeyMessages.Add(pillar);
        return _pillars[name] = pillar;
    }
}
