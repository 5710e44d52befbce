using System.Globalization;
using WarRoom.Domain.Messages;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Web.Features.Foundation.Messages;

/// <summary>A text as it stands in the editor: as typed, so that nothing is lost when something is wrong.</summary>
public sealed class VariantDraft
{
    public Guid? Id { get; init; }

    public string Code { get; set; } = "";

    public string Pillar { get; set; } = VariantSheet.MainPillar;

    public Network Network { get; set; } = Network.LinkedIn;

    public string Audience { get; set; } = "";

    public string Language { get; set; } = "en";

    public string Text { get; set; } = "";

    public bool HasLink { get; set; } = true;

    public string Hashtags { get; set; } = "";

    public string AltText { get; set; } = "";

    public string MaxUses { get; set; } = "";

    public IReadOnlyList<string> Tags => [.. Hashtags.Split([';', ' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(t => t.TrimStart('#')).Where(t => t.Length > 0)];

    public static VariantDraft Of(MessageVariant variant, FoundationView view) => new()
    {
        Id = variant.Id.Value,
        Code = variant.Code,
        Pillar = view.KeyMessages.FirstOrDefault(m => m.Id == variant.KeyMessageId)?.Name ?? VariantSheet.MainPillar,
        Network = variant.Network,
        Audience = view.Audiences.FirstOrDefault(a => a.Id == variant.AudienceId)?.Name ?? "",
        Language = variant.Language,
        Text = variant.Text,
        HasLink = variant.HasLink,
        Hashtags = string.Join(' ', variant.Hashtags.Select(t => $"#{t}")),
        AltText = variant.AltText,
        MaxUses = variant.MaxUses?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    public VariantDraft Copy() => new()
    {
        Code = $"{Code} copy",
        Pillar = Pillar,
        Network = Network,
        Audience = Audience,
        Language = Language,
        Text = Text,
        HasLink = HasLink,
        Hashtags = Hashtags,
        AltText = AltText,
        MaxUses = MaxUses,
    };

    public IReadOnlyDictionary<string, string> Cells() => new Dictionary<string, string>
    {
        ["code"] = Code,
        ["pillar"] = Pillar,
        ["network"] = Network.Key(),
        ["audience"] = Audience,
        ["language"] = Language,
        ["text"] = Text,
        ["link"] = HasLink ? "yes" : "no",
        ["hashtags"] = string.Join(';', Tags),
        ["alt_text"] = AltText,
        ["max_uses"] = MaxUses,
    };
}
