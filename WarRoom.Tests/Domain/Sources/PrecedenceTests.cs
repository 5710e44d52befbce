using CsCheck;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Sources;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Sources;

public sealed class PrecedenceTests
{
    [Theory]
    [InlineData("by hand", "Plausible", false)]
    [InlineData("by hand", "import", false)]
    [InlineData("import", "Plausible", false)]
    [InlineData("import", "by hand", true)]
    [InlineData("Plausible", "by hand", true)]
    [InlineData("Plausible", "import", true)]
    [InlineData("Plausible", "Plausible", true)]
    [InlineData("Plausible", "Umami", false)]
    [InlineData("site script", "Plausible", true)]
    [InlineData("Plausible", "site script", false)]
    [InlineData("by hand", "by hand", true)]
    public void An_hour_belongs_to_a_hand_before_an_import_before_a_connector_before_the_house(string known, string by, bool gives) =>
        Precedence.MayReplace(known, by).ShouldBe(gives);

    [Fact]
    public void On_one_network_the_newest_counts_and_networks_are_added()
    {
        var joint = Precedence.Join([new(Network.Bluesky, At(9, 0), 10, "import"), new(Network.Bluesky, At(10, 0), 14, "Bluesky"), new(Network.Mastodon, At(9, 30), 5, "Mastodon")]).ShouldNotBeNull();

        (joint.Total, joint.AsOf).ShouldBe((19, At(10, 0)));
        joint.Sources.ShouldBe(["Bluesky", "Mastodon"]);
    }

    [Fact]
    public void A_total_by_hand_holds_what_came_before_and_only_what_comes_later_is_added()
    {
        KnownTotal[] until = [new(Network.Bluesky, At(9, 0), 30, "Bluesky"), new(null, At(10, 0), 50, Precedence.ByHand)];

        Precedence.Join(until).ShouldNotBeNull().Total.ShouldBe(50);
        Precedence.Join([.. until, new(Network.Bluesky, At(10, 5), 34, "Bluesky")]).ShouldNotBeNull().Total.ShouldBe(54);
    }

    [Fact]
    public void A_network_that_is_first_read_after_a_total_by_hand_brings_only_what_comes_on_from_then()
    {
        KnownTotal[] readings = [new(null, At(10, 0), 50, Precedence.ByHand), new(Network.Bluesky, At(10, 5), 40, "Bluesky"), new(Network.Bluesky, At(10, 10), 43, "Bluesky")];

        Precedence.Join(readings).ShouldNotBeNull().Total.ShouldBe(53);
    }

    [Fact]
    public void Nothing_known_is_no_number() => Precedence.Join([]).ShouldBeNull();

    [Fact]
    public void However_hands_and_machines_take_turns_nothing_is_counted_twice() =>
        Gen.Int[0, 60].Array[1, 6].Select(Gen.Int[0, 9].Array[1, 20]).Sample((hands, steps) =>
        {
            // The truth grows; a machine reads all of it at each step, a hand enters it now and then.
            var (truth, readings) = (0, new List<KnownTotal>());
            for (var i = 0; i < steps.Length; i++)
            {
                truth += steps[i];
                if (hands.Contains(i)) readings.Add(new(null, At(9, 0) + Minutes(i), truth, Precedence.ByHand));
                readings.Add(new(Network.Bluesky, At(9, 0) + Minutes(i), truth, "Bluesky"));
            }

            Precedence.Join(readings)!.Total.ShouldBe(truth);
        });
}
