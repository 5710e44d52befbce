using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Identity;

namespace WarRoom.Web.Features.Claiming;

/// <summary>What a member posts: the wording with its parts, the finished text, and how to open the network.</summary>
public sealed record SlotText(MessageText Message, string OwnWords, string Link, string Disclosure, string Finished, TextLength Length, NetworkRules Rules, string? ComposeUrl, Likeness Likeness, IReadOnlyList<string> Hashtags, string AltText, string Language, string FinishedWithGap, string OpenUrlWithGap)
{
    /// <summary>Stands where own words go, for a script that fills them in while they are typed.</summary>
    public const string Gap = "\uE000";

    public string OpenUrl => ComposeUrl ?? Rules.OpenUrl;
}

/// <summary>Makes the text of a slot for its holder. A held slot, and one in a campaign that is not ready, reveals nothing.</summary>
public sealed class ReadSlotText(SharedDays days, RevealText reveal, PublicAddress address, NetworkBook networks)
{
    /// <param name="slot">Which slot.</param>
    /// <param name="member">Who wants to post it.</param>
    /// <param name="words">Own words that are being typed; null for those that are kept.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(SlotText? Text, Refusal? Refusal)> RunAsync(Slot slot, Member member, string? words = null, CancellationToken stop = default)
    {
        if (await reveal.RunAsync(slot.Id, member, isOpened: true, stop) is { } refusal) return (null, refusal);
        var day = await days.OfAsync(member.CampaignId);
        if (slot.VariantId is not { } variantId || !day.Variants.TryGetValue(variantId, out var variant)) return (null, SlotRefusals.NoVariant);

        var (rules, own, campaign) = (networks.RulesOf(slot.Network), words ?? slot.OwnWords, day.Campaign);
        var message = MessageText.Parse(variant.Text);
        var link = variant.HasLink && slot.LinkCode is { } code ? LinkOf(code, slot.Network, variant.Code, campaign) : "";
        var disclosure = Disclosure.For(member.Relationship, variant.Language, campaign.Organisation);
        var finished = message.Compose([own], link, variant.Hashtags, disclosure);
        var gapped = message.Compose([SlotText.Gap], link, variant.Hashtags, disclosure);
        var server = slot.Network is Network.Mastodon ? member.AccountOn(Network.Mastodon)?.Handle : null;
        var others = day.Slots.Where(s => s.VariantId == variantId && s.Id != slot.Id && s.Status.IsDone()).Select(s => s.OwnWords);
        var likeness = message.HasOwnWords ? others.Select(o => Sameness.Compare(o, own, rules)).DefaultIfEmpty(Likeness.Different).Max() : Likeness.Different;
        return (new(message, own, link, disclosure, finished, TextLength.Of(finished, rules), rules,
            Compose(finished), likeness, variant.Hashtags, variant.AltText, variant.Language, gapped, Compose(gapped) ?? rules.OpenUrl), null);

        string LinkOf(string code, Network network, string wording, Campaign campaign)
        {
            var tracked = address.Link(code);
            var isFrownedUpon = network is Network.Mastodon && !LandingPages.IsVisiblyOf(tracked, campaign.LandingPage) && Uri.IsWellFormedUriString(campaign.LandingPage, UriKind.Absolute);
            return isFrownedUpon ? LandingPages.Tagged(campaign.LandingPage, campaign.Slug, network, wording, code) : tracked; // Mastodon's servers discourage shorteners: readers see where a link leads
        }

        string? Compose(string whole) => ShareIntent.For(rules, whole, link.Length > 0 ? link : campaign.LandingPage, server, null);
    }
}

/// <summary>What the server thinks of own words while they are typed: how long the post is by the network's own rules, and whether somebody has posted it.</summary>
public sealed record WordsVerdict(int Count, int Limit, int Left, bool Fits, string Likeness);

/// <summary>Judges own words before they are kept. Null when their text may not be read now.</summary>
public sealed class CheckWords(SharedDays days, ReadSlotText read)
{
    public async Task<WordsVerdict?> RunAsync(SlotId id, string words, Member member, CancellationToken stop = default)
    {
        if ((await days.OfAsync(member.CampaignId)).Held[member.Id].FirstOrDefault(s => s.Id == id) is not { } slot) return null;
        var (text, _) = await read.RunAsync(slot, member, words.Trim()[..Math.Min(words.Trim().Length, KeepWords.Longest)], stop);
        return text is null ? null : new(text.Length.Count, text.Length.Limit, text.Length.Left, text.Length.Fits, text.Likeness.ToString());
    }
}
