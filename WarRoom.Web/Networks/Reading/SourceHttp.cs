using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using WarRoom.Web.Networks.Outbound;

namespace WarRoom.Web.Networks.Reading;

/// <summary>How long a source may take for an answer, and how large it may be; tests have less patience.</summary>
public sealed record SourceLimits(OutboundLimits Outbound)
{
    public static SourceLimits Default { get; } = new(new OutboundLimits(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(15), 2 * 1024 * 1024));
}

/// <summary>Asks the outside for numbers through the guarded client; an answer without numbers ends the reading with the reason.</summary>
public sealed class SourceHttp(IOptions<OutboundOptions> options, SourceLimits limits, ResolveHost resolve, TimeProvider time) : IDisposable
{
    private readonly OutboundClient _http = new(options, limits.Outbound, resolve, time);

    public Task<JsonElement> GetJsonAsync(string address, Action<HttpRequestMessage>? with, CancellationToken stop) =>
        JsonAsync(HttpMethod.Get, address, null, with, stop);

    public Task<JsonElement> PostJsonAsync(string address, object body, Action<HttpRequestMessage>? with, CancellationToken stop) =>
        JsonAsync(HttpMethod.Post, address, new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), with, stop);

    public Task<JsonElement> PostFormAsync(string address, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken stop) =>
        JsonAsync(HttpMethod.Post, address, new FormUrlEncodedContent(fields), null, stop);

    public async Task<string> GetTextAsync(string address, string accept, Action<HttpRequestMessage>? with, CancellationToken stop) =>
        (await SendAsync(HttpMethod.Get, address, accept, null, with, stop)).Text;

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> JsonAsync(HttpMethod method, string address, HttpContent? body, Action<HttpRequestMessage>? with, CancellationToken stop)
    {
        var answer = await SendAsync(method, address, "application/json", body, with, stop);
        if (IsPage(answer)) throw UnreadableException.NotUnderstood($"{answer.Address.Host} shows a web page instead of numbers. Is this the address of its interface?");
        return Strict.Parse(answer.Text);
    }

    private async Task<OutboundResult.Answer> SendAsync(HttpMethod method, string address, string accept, HttpContent? body, Action<HttpRequestMessage>? with, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) throw UnreadableException.NeedsPerson("This is not a web address");
        using var request = new HttpRequestMessage(method, uri) { Content = body };
        request.Headers.Accept.ParseAdd(accept);
        with?.Invoke(request);
        if (with is not null) request.Options.Set(OutboundClient.StaysHere, true); // what it carries is for this host alone
        return await _http.SendAsync(request, stop) switch
        {
            OutboundResult.Outage outage => throw new UnreadableException(new(Sentence(outage.Reason), NeedsPerson: outage.IsForGood)),
            OutboundResult.Answer answer => Judged(answer, uri.Host),
            _ => throw new InvalidOperationException("There is no other result."),
        };
    }

    private OutboundResult.Answer Judged(OutboundResult.Answer answer, string host)
    {
        var status = (int)answer.Status;
        if (answer.IsSuccess && answer.IsCut) throw UnreadableException.NotUnderstood($"{host} sent more than is ever read");
        if (answer.IsSuccess) return answer;
        var retryAt = answer.RetryAfter is { } wait ? Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromTimeSpan(wait) : (Instant?)null;
        throw new UnreadableException(answer.Status switch
        {
            HttpStatusCode.Unauthorized => new($"{host} does not accept the token, or wants one", NeedsPerson: true),
            HttpStatusCode.Forbidden => new($"{host} accepts the token but does not let it read this", NeedsPerson: true),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new($"{host} knows nothing at this address", NeedsPerson: true),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new($"{host} did not understand the question ({status}). Are site and address right?", NeedsPerson: true),
            HttpStatusCode.TooManyRequests => new($"{host} wants to be asked less often", retryAt),
            >= HttpStatusCode.InternalServerError => new($"{host} is in trouble itself ({status})", retryAt),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new($"{host} sends readers elsewhere. Enter the address where it lives now", NeedsPerson: true),
            _ => new($"{host} refuses to answer ({status})", retryAt),
        }, answer.Status);
    }

    private static bool IsPage(OutboundResult.Answer answer) => answer.MediaType is "text/html" or "application/xhtml+xml";

    private static string Sentence(string reason) => char.ToUpperInvariant(reason[0]) + reason[1..];
}
