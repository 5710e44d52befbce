using WarRoom.Web.Features.Sharing;

namespace WarRoom.Tests.Features.Sharing;

public sealed class ClickRulesTests
{
    private const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    [Theory]
    [InlineData(Safari)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 300.0.0.0")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; CUBOT X70) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/430.0]")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 [LinkedInApp]/9.1")]
    public void People_pass(string agent) => ClickRules.NotAPerson(Get(agent)).ShouldBeNull();

    [Theory]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "preview")]
    [InlineData("http.rb/5.1.1 (Mastodon/4.3.0; +https://norden.example/)", "preview")]
    [InlineData("Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)", "preview")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0", "robot")]
    [InlineData("curl/8.5.0 something", "robot")]
    [InlineData("Mozilla", "no-agent")]
    [InlineData(null, "no-agent")]
    public void Machines_are_told_by_their_name(string? agent, string reason) => ClickRules.NotAPerson(Get(agent)).ShouldBe(reason);

    [Fact]
    public void A_head_request_is_no_click() => ClickRules.NotAPerson(Get(Safari) with { Method = "HEAD" }).ShouldBe("method");

    [Fact]
    public void What_a_browser_fetches_ahead_is_no_click() => ClickRules.NotAPerson(Get(Safari) with { SecPurpose = "prefetch;prerender" }).ShouldBe("prefetch");

    [Fact]
    public void The_team_s_own_clicks_are_kept_apart() => ClickRules.NotAPerson(Get(Safari) with { IsTeam = true }).ShouldBe("team");

    private static LinkRequest Get(string? agent) => new("GET", agent, null, null, null, null, false);
}
