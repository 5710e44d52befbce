using System.Net;
using System.Text.Json;
using WarRoom.Web.Networks.Outbound;

namespace WarRoom.Web.Networks.Posts;

/// <summary>Reads JSON from a network; whatever else comes is one of the looks.</summary>
public sealed class NetworkApi(OutboundClient http)
{
    /// <summary>The JSON, or what the look came to without it.</summary>
    public async Task<(JsonElement Json, PostLook? Instead)> ReadAsync(string address, string network, CancellationToken stop)
    {
        var result = await GetAsync(address, "application/json", stop);
        if (LookOf(result, network) is { } look) return (default, look);
        try
        {
            return (JsonSerializer.Deserialize<JsonElement>(((OutboundResult.Answer)result).Text), null);
        }
        catch (JsonException) // a page instead, or half of it
        {
            return (default, new PostLook.Later($"{network} answered with something that cannot be read"));
        }
    }

    public async Task<OutboundResult> GetAsync(string address, string accept, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        return await http.SendAsync(request, stop);
    }

    /// <summary>What an answer without a post in it comes to; null when there is something to read.</summary>
    public static PostLook? LookOf(OutboundResult result, string network) => result switch
    {
        OutboundResult.Outage { IsForGood: true } no => new PostLook.Unsure($"It is not looked at: {no.Reason}"),
        OutboundResult.Outage outage => new PostLook.Later($"Nobody could look: {outage.Reason}"),
        OutboundResult.Answer { Status: HttpStatusCode.TooManyRequests } busy => new PostLook.Later($"{network} wants to be asked less often", busy.RetryAfter),
        OutboundResult.Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.BadRequest } => new PostLook.Missing($"{network} does not show a post there"),
        OutboundResult.Answer { Status: >= HttpStatusCode.InternalServerError and < (HttpStatusCode)600 } down => new PostLook.Later($"{network} is in trouble itself", down.RetryAfter),
        OutboundResult.Answer { IsSuccess: false } => new PostLook.Unsure($"{network} shows it to people who signed in only"),
        _ => null,
    };
}

internal static class JsonWords
{
    /// <summary>The text at the end of a path; null where anything on the way is missing or of another kind.</summary>
    public static string? TextAt(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out json)) return null;
        }

        return json.ValueKind is JsonValueKind.String ? json.GetString() : null;
    }
}
