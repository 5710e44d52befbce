using System.Text.Json;
using WarRoom.Domain.Messages;

namespace WarRoom.Tests.Domain.Messages;

public sealed class NetworkRulesTests
{
    [Fact]
    public void Every_network_has_rules() =>
        NetworkRules.Defaults.Keys.ShouldBe(NetworkNames.All, ignoreOrder: true);

    [Fact]
    public void Only_messages_to_people_one_knows_have_no_addresses_of_posts() =>
        NetworkRules.Defaults.Values.Where(rules => !rules.PostsHaveAddresses).Select(rules => rules.Network)
            .ShouldBe([Network.WhatsApp, Network.Telegram, Network.Email], ignoreOrder: true);

    [Fact]
    public void A_network_that_takes_text_has_a_composer() =>
        NetworkRules.Defaults.Values.ShouldAllBe(rules => (rules.Prefill == Prefill.None) == (rules.ComposeUrl == null));

    [Fact]
    public void Rules_can_be_stored_and_read_again() =>
        NetworkRules.Defaults.Values.Select(Json).ShouldBe(NetworkRules.Defaults.Values.Select(rules => Json(JsonSerializer.Deserialize<NetworkRules>(Json(rules))!)));

    private static string Json(NetworkRules rules) => JsonSerializer.Serialize(rules);
}
