using System.Net;

namespace WarRoom.Web.Networks.Outbound;

/// <summary>What came of a request to the outside.</summary>
public abstract record OutboundResult
{
    /// <summary>The other side answered, whatever its status says.</summary>
    /// <param name="Status">As it was sent; a redirect only where none was followed.</param>
    /// <param name="Address">Who answered, after redirects.</param>
    /// <param name="MediaType">What the body is, such as <c>text/html</c>.</param>
    /// <param name="Text">The body when it is a page, JSON, XML or plain text; of anything else nothing is read.</param>
    /// <param name="IsCut">There was more than is ever read.</param>
    /// <param name="RetryAfter">How long the other side wants to be left alone.</param>
    public sealed record Answer(HttpStatusCode Status, Uri Address, string? MediaType, string Text, bool IsCut, TimeSpan? RetryAfter) : OutboundResult
    {
        public bool IsSuccess => (int)Status is >= 200 and < 300;
    }

    /// <summary>Nobody answered, or nobody was asked.</summary>
    /// <param name="Reason">In words for a person.</param>
    /// <param name="IsForGood">The address itself is refused: trying again changes nothing.</param>
    public sealed record Outage(string Reason, bool IsForGood = false) : OutboundResult;
}
