using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Claiming;

/// <summary>What a member posts: the wording with its parts, the finished text, and how to open the network.</summary>
public sealed record SlotText(MessageText Message, string OwnWords, string Link, string Disclosure, string Finished, TextLength Length, NetworkRules Rules, string? ComposeUrl, bool IsCopy, IReadOnlyList<string> Hashtags, string AltText, string Language, string FinishedWithGap, string OpenUrlWithGap)
{
    /// <summary>Stands where own words go, for a script that fills them in while they are typed.</summary>
    public const string Gap = "\uE000";

    public string OpenUrl => ComposeUrl ?? Rules.OpenUrl;
}

/// <summary>Makes the text of a slot for its holder. A held slot, and one in a campaign that is not ready, reveals nothing.</summary>
public sealed class ReadSlotText(IDbContextFactory<WarRoomDb> dbs, RevealText reveal, PublicAddress address, NetworkBook networks)
{
    public async Task<(SlotText? Text, Refusal? Refusal)> RunAsync(Campaign campaign, Slot slot, Member member, CancellationToken stop = default)
    {
        if (await reveal.RunAsync(slot.Id, member, isOpened: true, stop) is { } refusal) return (null, refusal);
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (slot.VariantId is not { } variantId || await db.Variants.AsNoTracking().SingleOrDefaultAsync(v => v.Id == variantId, stop) is not { } variant) return (null, SlotRefusals.NoVariant);

        var rules = networks.RulesOf(slot.Network);
        var message = MessageText.Parse(variant.Text);
        var link = variant.HasLink && slot.LinkCode is not null ? address.Of($"/go/{slot.LinkCode}") : "";
        var disclosure = Disclosure.For(member.Relationship, variant.Language, campaign.Organisation);
        var finished = message.Compose([slot.OwnWords], link, variant.Hashtags, disclosure);
        var gapped = message.Compose([SlotText.Gap], link, variant.Hashtags, disclosure);
        var server = slot.Network is Network.Mastodon ? member.AccountOn(Network.Mastodon)?.Handle : null;
        var others = await db.Slots.AsNoTracking().In(campaign.Id).Where(s => s.VariantId == variantId && s.Id != slot.Id && (s.Status == SlotStatus.Posted || s.Status == SlotStatus.Verified)).Select(s => s.OwnWords).ToListAsync(stop);
        var isCopy = message.HasOwnWords && others.Any(words => Sameness.IsCopy(words, slot.OwnWords));
        return (new(message, slot.OwnWords, link, disclosure, finished, TextLength.Of(finished, rules), rules,
            Compose(finished), isCopy, variant.Hashtags, variant.AltText, variant.Language, gapped, Compose(gapped) ?? rules.OpenUrl), null);

        string? Compose(string whole) => ShareIntent.For(rules, whole, link.Length > 0 ? link : campaign.LandingPage, server, null);
    }
}
