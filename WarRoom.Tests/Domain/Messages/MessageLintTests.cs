using WarRoom.Domain.Messages;

namespace WarRoom.Tests.Domain.Messages;

public sealed class MessageLintTests
{
    [Theory]
    [InlineData("Please upvote!", Network.Reddit, "message.asksForVotes")]
    [InlineData("Vote for us today", Network.X, "message.asksForVotes")]
    [InlineData("Stimmt für uns", Network.LinkedIn, "message.asksForVotes")]
    [InlineData("#a #b #c", Network.X, "message.manyHashtags")]
    [InlineData("#a #b #c #d #e", Network.Bluesky, "message.manyHashtags")]
    [InlineData("@a @b @c @d look", Network.X, "message.manyMentions")]
    public void Wording_that_networks_punish_is_named(string text, Network network, string code) =>
        MessageLint.Check(text, NetworkRules.Defaults[network]).Select(warning => warning.Code).ShouldBe([code]);

    [Theory]
    [InlineData("The council will vote on the bridge", Network.X)]
    [InlineData("#a #b", Network.X)]
    [InlineData("See https://portcity.eu/#a #b, @ada", Network.Threads)]
    [InlineData("ada@portcity.eu b@c.eu c@d.eu d@e.eu", Network.X)]
    public void Ordinary_wording_passes(string text, Network network) =>
        MessageLint.Check(text, NetworkRules.Defaults[network]).ShouldBeEmpty();
}
