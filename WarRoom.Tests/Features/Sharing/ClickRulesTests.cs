using WarRoom.Web.Features.Sharing;

namespace WarRoom.Tests.Features.Sharing;

public sealed class ClickRulesTests
{
    private const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    /// <summary>Recorded agents with who asks by them.</summary>
    public static TheoryData<string, string> Agents()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Features", "Sharing", "agents.tsv")).Where(l => !l.StartsWith('#')))
        {
            var (who, agent) = line.Split('\t') is [var w, var a] ? (w, a) : throw new InvalidDataException(line);
            data.Add(who, agent);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void A_recorded_agent_is_told_for_what_it_is(string who, string agent)
    {
        var reason = ClickRules.NotAPerson(Get(agent));
        switch (who)
        {
            case "human":
                reason.ShouldBeNull();
                break;
            case "preview":
                reason.ShouldBe(ClickRules.Preview);
                break;
            default:
                reason.ShouldBeOneOf(ClickRules.Robot, ClickRules.Preview, ClickRules.NoAgent);
                break;
        }
    }

    [Fact]
    public void The_table_has_people_previews_and_machines_enough() =>
        Agents().GroupBy(row => row.Data.Item1).ToDictionary(g => g.Key, g => g.Count()).ShouldSatisfyAllConditions(
            all => all["human"].ShouldBeGreaterThan(50),
            all => all["preview"].ShouldBeGreaterThan(30),
            all => all["machine"].ShouldBeGreaterThan(100));

    [Theory]
    [InlineData("Mozilla")]
    [InlineData("   ")]
    [InlineData(null)]
    public void Who_does_not_say_what_it_is_is_no_person(string? agent) => ClickRules.NotAPerson(Get(agent)).ShouldBe(ClickRules.NoAgent);

    [Theory]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("OPTIONS")]
    public void Another_method_than_get_is_no_click_whoever_asks(string method) => ClickRules.NotAPerson(Get("Twitterbot/1.0") with { Method = method }).ShouldBe(ClickRules.Method);

    [Fact]
    public void What_a_browser_fetches_ahead_is_no_click()
    {
        foreach (var ahead in new[] { "prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip" }) ClickRules.NotAPerson(Get(Safari) with { SecPurpose = ahead }).ShouldBe(ClickRules.Prefetch);
        ClickRules.NotAPerson(Get(Safari) with { Purpose = "prefetch" }).ShouldBe(ClickRules.Prefetch);
        ClickRules.NotAPerson(Get(Safari) with { XMoz = "prefetch" }).ShouldBe(ClickRules.Prefetch);
        ClickRules.NotAPerson(Get(Safari) with { XPurpose = "preview" }).ShouldBe(ClickRules.Prefetch);
    }

    [Theory]
    [InlineData("https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwar.example", true)]
    [InlineData("https://urldefense.com/v3/__https://war.example", true)]
    [InlineData("https://protect-eu.mimecast.com/s/abc", true)]
    [InlineData("https://linkprotect.cudasvc.com/url?a=x", true)]
    [InlineData("https://secure-web.cisco.com/1abc", true)]
    [InlineData("https://bsky.app/", false)]
    [InlineData("https://news.example/?from=safelinks.protection.outlook.com", false)]
    public void What_comes_through_a_mail_scanner_waits_for_the_landing_page(string referrer, bool waits) =>
        ClickRules.NotAPerson(Get(Safari) with { Referrer = referrer }).ShouldBe(waits ? ClickRules.MailScanner : null);

    [Fact]
    public void The_team_s_own_clicks_are_kept_apart_and_a_robot_of_the_team_is_a_robot()
    {
        ClickRules.NotAPerson(Get(Safari) with { IsTeam = true }).ShouldBe(ClickRules.Team);
        ClickRules.NotAPerson(Get("curl/8.5.0 something") with { IsTeam = true }).ShouldBe(ClickRules.Robot);
    }

    [Theory]
    [InlineData("http.rb/5.1.1 (Mastodon/4.3.0; +https://Norden.example/)", "norden.example")]
    [InlineData("Mastodon/4.5.0 (http.rb/5.3.1; +https://bruecke.example/) Bot", "bruecke.example")]
    [InlineData("Misskey/2024.5.0 (https://misskey.example)", "misskey.example")]
    [InlineData("Slackbot 1.0 (+https://api.slack.com/robots)", null)]
    public void A_server_of_the_fediverse_says_its_name(string agent, string? server) => ClickRules.PreviewServer(agent).ShouldBe(server);

    [Fact]
    public void An_agent_as_long_as_a_book_is_judged_by_its_beginning_and_not_remembered() =>
        ClickRules.NotAPerson(Get(Safari + new string('x', 1_000_000) + " bot")).ShouldBeNull();

    private static LinkRequest Get(string? agent) => new("GET", agent, null, null, null, null, null, false);
}
