using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Tests.Domain.Messages;

public sealed class DisclosureTests
{
    [Theory]
    [InlineData(Relationship.Employee, "en", "I work for PortCity.")]
    [InlineData(Relationship.Contractor, "de-AT", "Ich arbeite für PortCity.")]
    [InlineData(Relationship.Employee, "fr", "Je travaille pour PortCity.")]
    [InlineData(Relationship.Employee, "xx", "I work for PortCity.")]
    [InlineData(Relationship.Paid, "en", "Ad")]
    [InlineData(Relationship.Gifted, "de", "Anzeige")]
    [InlineData(Relationship.Partner, "en", "In partnership with PortCity.")]
    [InlineData(Relationship.Volunteer, "en", "")]
    [InlineData(Relationship.Member, "de", "")]
    public void Each_tie_has_its_sentence(Relationship relationship, string language, string sentence) =>
        Disclosure.For(relationship, language, "PortCity").ShouldBe(sentence);

    [Fact]
    public void Volunteers_disclose_when_the_campaign_says_so() =>
        Disclosure.For(Relationship.Volunteer, "en", "PortCity", volunteersToo: true).ShouldBe("I volunteer for PortCity.");

    [Theory]
    [InlineData(Relationship.Employee, "I work for PortCity. It opens.", true)]
    [InlineData(Relationship.Employee, "It opens! (i work for PORTCITY)", true)]
    [InlineData(Relationship.Employee, "It opens.\nI work for PortCity.", false)]
    [InlineData(Relationship.Employee, "I work for PortCityLine.", false)]
    [InlineData(Relationship.Paid, "Ad: it opens", true)]
    [InlineData(Relationship.Paid, "#ad it opens", true)]
    [InlineData(Relationship.Paid, "[Advertisement] it opens", true)]
    [InlineData(Relationship.Paid, "It opens #ad", false)]
    [InlineData(Relationship.Paid, "Adding lanes", false)]
    [InlineData(Relationship.Volunteer, "It opens", true)]
    public void It_counts_only_where_readers_see_it(Relationship relationship, string text, bool found) =>
        Disclosure.IsIn(text, relationship, "en", "PortCity").ShouldBe(found);
}
