using System.ServiceModel.Syndication;
using System.Xml;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Feeds;

/// <summary>RSS and Atom, for what the press writes. A document type is refused, so that no feed makes this machine read a file or call anybody
/// (XXE), or grow without end.</summary>
public sealed class FeedNumbers(SourceHttp http) : IReadsNumbers
{
    private const int MostItems = 200;
    private const int LongestText = 300;

    public SourceKind Kind => SourceKind.Feed;

    public async Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop)
    {
        var text = await http.GetTextAsync(source.Address, "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9", null, stop);
        using var letters = new StringReader(text.TrimStart('\uFEFF', ' ', '\r', '\n'));
        try
        {
            using var xml = XmlReader.Create(letters, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0, CloseInput = false });
            var items = SyndicationFeed.Load(xml).Items.Take(MostItems).Select(Item).OfType<PressItem>().DistinctBy(i => i.Key).ToList();
            while (xml.Read())
            {
                // to the end: half a feed is no feed
            }

            return new() { Press = items };
        }
        catch (XmlException)
        {
            throw UnreadableException.NotUnderstood("it is no feed, or only half of one");
        }
    }

    private static PressItem? Item(SyndicationItem item)
    {
        var link = item.Links.Select(l => l.Uri).FirstOrDefault(u => u is { IsAbsoluteUri: true, Scheme: "http" or "https" });
        var title = Cut(item.Title?.Text ?? "");
        if (link is null || title.Length == 0) return null;
        return new(Cut(string.IsNullOrWhiteSpace(item.Id) ? link.AbsoluteUri : item.Id), title, link.AbsoluteUri, PublishedAt(item));
    }

    /// <summary>A date that cannot be read is left out; the library throws only when it is asked for.</summary>
    private static Instant? PublishedAt(SyndicationItem item)
    {
        try
        {
            var at = item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime;
            return at == default ? null : Instant.FromDateTimeOffset(at);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Cut(string text) => text.Trim() is { Length: > LongestText } all ? all[..LongestText] : text.Trim();
}
