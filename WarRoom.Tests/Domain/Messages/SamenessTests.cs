using CsCheck;
using WarRoom.Domain.Messages;

namespace WarRoom.Tests.Domain.Messages;

public sealed class SamenessTests
{
    private const string Opening = "The new harbour bridge opens today and the whole city is invited";
    private static readonly NetworkRules X = NetworkRules.Defaults[Network.X];
    private static readonly Gen<string> Texts = Gen.OneOf("the", "bridge", "opens", "today", "#now", "https://portcity.eu", "漢字").Array[0, 10].Select(words => string.Join(' ', words));

    [Fact]
    public void Case_punctuation_links_and_hashtags_do_not_make_a_text_different() =>
        Sameness.Compare(Opening, "THE new harbour bridge – opens today, and the whole city is invited! #Bridge https://portcity.eu/x", X).ShouldBe(Likeness.Copy);

    [Fact]
    public void One_other_word_is_similar_and_a_text_of_ones_own_is_not()
    {
        Sameness.Compare(Opening, Opening.Replace("whole", "entire", StringComparison.Ordinal), X).ShouldBe(Likeness.Similar);
        Sameness.Compare(Opening, "I watched them build it for six years; from this morning I can walk across", X).ShouldBe(Likeness.Different);
    }

    [Fact]
    public void Copies_to_people_one_knows_are_not_blocked() =>
        Sameness.Compare(Opening, Opening, NetworkRules.Defaults[Network.WhatsApp]).ShouldBe(Likeness.Similar);

    [Fact]
    public void A_chain_of_similar_texts_is_one_cluster()
    {
        var second = Opening.Replace("whole", "entire", StringComparison.Ordinal);
        var third = second.Replace("new", "great", StringComparison.Ordinal);
        Sameness.Of(Opening, third).ShouldBeLessThan(0.8);

        Sameness.Clusters([Opening, "Something else", second, third]).ShouldBe([[0, 2, 3]]);
    }

    [Fact]
    public void Likeness_is_between_0_and_1_and_the_same_both_ways() =>
        Gen.Select(Texts, Texts).Sample((first, second) =>
        {
            var likeness = Sameness.Of(first, second);
            likeness.ShouldBeInRange(0, 1);
            likeness.ShouldBe(Sameness.Of(second, first));
            Sameness.Of(first, first).ShouldBe(1);
            if (Sameness.IsCopy(first, second)) likeness.ShouldBe(1);
        });

    [Fact]
    public void Every_pair_above_the_threshold_shares_a_cluster() =>
        Texts.Array[0, 8].Sample(texts =>
        {
            var clusters = Sameness.Clusters(texts, 0.6);
            for (var i = 0; i < texts.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (Sameness.Of(texts[i], texts[j]) >= 0.6) clusters.ShouldContain(cluster => cluster.Contains(i) && cluster.Contains(j));
                }
            }
        });

    [Fact]
    public void Any_two_texts_can_be_compared() =>
        Gen.Select(Gen.String, Gen.String).Sample((first, second) => Sameness.Of(first + "\uFFFE\uD83D", second) is >= 0 and <= 1);
}
