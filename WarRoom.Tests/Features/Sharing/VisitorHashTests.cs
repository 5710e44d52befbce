using System.Net;
using Microsoft.AspNetCore.Http;
using WarRoom.Web.Features.Sharing;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Sharing;

public sealed class VisitorHashTests
{
    [Fact]
    public void A_visitor_is_known_again_until_four_in_the_morning_and_not_after()
    {
        var hash = new VisitorHash();
        var visitor = ARequest();

        hash.Of(visitor, At(23, 0), Berlin).ShouldBe(hash.Of(visitor, At(12, 0), Berlin));
        hash.Of(visitor, At(23, 0) + Minutes(4 * 60), Berlin).ShouldBe(hash.Of(visitor, At(12, 0), Berlin));
        hash.Of(visitor, At(23, 0) + Minutes(5 * 60), Berlin).ShouldNotBe(hash.Of(visitor, At(12, 0), Berlin));
    }

    [Fact]
    public void Two_campaigns_in_different_days_do_not_make_each_other_forget()
    {
        var hash = new VisitorHash();
        var visitor = ARequest();
        var first = hash.Of(visitor, At(18, 0), Berlin);

        hash.Of(visitor, At(18, 0), DateTimeZoneProviders.Tzdb["Pacific/Auckland"]);

        hash.Of(visitor, At(18, 5), Berlin).ShouldBe(first);
    }

    [Theory]
    [InlineData("DNT")]
    [InlineData("Sec-GPC")]
    public void Who_asks_not_to_be_tracked_is_counted_and_not_hashed(string header)
    {
        var visitor = ARequest();
        visitor.Headers[header] = "1";

        new VisitorHash().Of(visitor, Noon, Berlin).ShouldBeNull();
    }

    private static HttpRequest ARequest()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");
        context.Request.Headers.UserAgent = "Mozilla/5.0 (iPhone)";
        return context.Request;
    }
}
