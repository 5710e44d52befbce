using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Identity;

namespace WarRoom.Web.Features.Foundation.Messages;

/// <summary>Judges a wording as its network will see it: composed with a link as long as ours are, with hashtags and disclosure.</summary>
public sealed class TextDesk(IReadOnlyDictionary<Network, NetworkRules> networks, PublicAddress address, string organisation)
{
    private const string SampleCode = "7KQ2M4X";

    public string SampleLink => address.Link(SampleCode);

    /// <summary>The text as somebody with this tie would post it; their own words are left out unless given.</summary>
    public string Compose(Network network, string text, string language, bool hasLink, IReadOnlyList<string> hashtags, Relationship? tie, IReadOnlyList<string>? ownWords = null)
    {
        var disclosure = tie is { } how ? Disclosure.For(how, language, organisation) : null;
        return MessageText.Parse(text).Compose(ownWords ?? [], hasLink ? SampleLink : null, hashtags, disclosure);
    }

    public TextLength Length(Network network, string composed) => TextLength.Of(composed, networks[network]);

    public NetworkRules Rules(Network network) => networks[network];

    /// <summary>Too long without any disclosure is a fault, too long with one is a warning, and so is unwise wording.</summary>
    public TextVerdict Judge(Network network, string text, string language, bool hasLink, IReadOnlyList<string> hashtags)
    {
        var bare = Compose(network, text, language, hasLink, hashtags, tie: null);
        var over = -Length(network, bare).Left;
        var warnings = MessageLint.Check(bare, networks[network]).Select(w => w.Reason).ToList();
        var disclosed = -Length(network, Compose(network, text, language, hasLink, hashtags, Relationship.Employee)).Left;
        if (over <= 0 && disclosed > 0) warnings.Add($"With the disclosure of an employee it is {disclosed} too long for {network.Name()}.");
        if (hasLink && networks[network].Prefill is not Prefill.None && text.Length > 0 && !MessageText.Parse(text).HasLink && network is not (Network.Reddit or Network.Facebook)) warnings.Add("It says link, but {{link}} stands nowhere in it.");
        return new(over, warnings);
    }
}
