using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Posts;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Mastodon;

/// <summary>Counts of posts and followers of accounts from the servers of the Fediverse, each asked for its own. The token belongs to the
/// source's own server and goes nowhere else. Servers differ: some want a token for every read, some know no quotes; what a server does not
/// say is not known. One server that fails does not hide the others.</summary>
public sealed class MastodonNumbers(SourceHttp http, IOptions<NetworkOptions> options) : IReadsNumbers
{
    public SourceKind Kind => SourceKind.Mastodon;

    public async Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop)
    {
        var totals = new List<SubjectTotal>();
        var notes = new List<string>();
        var failed = new Dictionary<string, NetworkReading.Unavailable>(StringComparer.OrdinalIgnoreCase);
        var asked = 0;
        foreach (var (server, read) in Wanted(source, totals, notes))
        {
            asked++;
            if (failed.ContainsKey(server)) continue; // it is down, or has had enough: not asked again in this reading
            try
            {
                await read(stop);
            }
            catch (UnreadableException e)
            {
                failed[server] = e.Reading;
            }
        }

        if (failed.Count > 0 && totals.Count == 0) throw new UnreadableException(Worst(failed.Values));
        notes.AddRange(failed.Values.Select(f => f.Reason));
        if (source.IsTest && source.Home.Length > 0) notes.Add(await LimitsAsync(source, stop));
        if (asked == 0) notes.Add("No post on Mastodon is confirmed yet, and no account is named");
        return new() { Totals = totals, Notes = notes };
    }

    private IEnumerable<(string Server, Func<CancellationToken, Task> Read)> Wanted(SourceToRead source, List<SubjectTotal> totals, List<string> notes)
    {
        foreach (var post in source.Posts.Where(p => p.Network is Network.Mastodon))
        {
            var id = post.Address.Segments[^1].Trim('/');
            if (id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')) yield return (post.Address.Authority, stop => ReadPostAsync(source, post.Address.Authority, id, totals, stop));
            else notes.Add($"{post.Address} does not lead to a post");
        }

        foreach (var handle in source.Settings.Handles.Select(h => h.Trim().TrimStart('@')).Where(h => h.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (handle.Split('@') is [{ Length: > 0 } user, { Length: > 0 } server]) yield return (server, stop => ReadAccountAsync(source, server, user, totals, stop));
            else notes.Add($"{handle} names no server; write it like @name@server.example");
        }
    }

    private async Task ReadPostAsync(SourceToRead source, string server, string id, List<SubjectTotal> totals, CancellationToken stop)
    {
        var json = await AskAsync(source, server, $"/api/v1/statuses/{id}", stop);
        if (json.Field("id").Text() != id) throw UnreadableException.NotUnderstood("it is about another post");
        var subject = $"{server}/{id}";
        var (likes, replies, boosts, quotes) = (Count(json, "favourites_count"), Count(json, "replies_count"), Count(json, "reblogs_count"), Count(json, "quotes_count"));
        if (likes is { } l) totals.Add(new(Network.Mastodon, Measure.Reactions, subject, l));
        if (replies is { } r) totals.Add(new(Network.Mastodon, Measure.Replies, subject, r));
        if (!json.TryGetProperty("quotes_count", out _)) quotes = 0; // a server that knows no quotes has none
        if (boosts is { } b && quotes is { } q) totals.Add(new(Network.Mastodon, Measure.Shares, subject, checked(b + q)));
    }

    private async Task ReadAccountAsync(SourceToRead source, string server, string user, List<SubjectTotal> totals, CancellationToken stop)
    {
        var json = await AskAsync(source, server, $"/api/v1/accounts/lookup?acct={Uri.EscapeDataString(user)}", stop);
        if (!json.Field("username").Text().Equals(user, StringComparison.OrdinalIgnoreCase)) throw UnreadableException.NotUnderstood("it is about another account");
        if (Count(json, "followers_count") is { } followers) totals.Add(new(Network.Mastodon, Measure.Follows, $"{user}@{server}".ToLowerInvariant(), followers, IsBornToday: false));
    }

    private Task<JsonElement> AskAsync(SourceToRead source, string server, string path, CancellationToken stop)
    {
        var isHome = Uri.TryCreate(source.Address, UriKind.Absolute, out var home) && home.Authority.Equals(server, StringComparison.OrdinalIgnoreCase);
        var address = (isHome ? source.Home : options.Value.Mastodon.For(server)) + path;
        return http.GetJsonAsync(address, isHome && source.Token is { Length: > 0 } token ? r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token) : null, stop);
    }

    /// <summary>How long a post may be there, for whoever tests the source.</summary>
    private async Task<string> LimitsAsync(SourceToRead source, CancellationToken stop)
    {
        try
        {
            var statuses = (await http.GetJsonAsync($"{source.Home}/api/v2/instance", null, stop)).Field("configuration").Field("statuses");
            return $"Posts there may have {statuses.Field("max_characters").Count()} characters";
        }
        catch (UnreadableException)
        {
            return "The server does not say how long a post may be";
        }
    }

    private static int? Count(JsonElement json, string name) => json.Optional(name)?.Count();

    /// <summary>Whoever wants to be left alone longest is heard.</summary>
    private static NetworkReading.Unavailable Worst(IEnumerable<NetworkReading.Unavailable> failed) =>
        failed.OrderBy(f => f.NeedsPerson).ThenByDescending(f => f.RetryAt ?? Instant.MinValue).First();
}
