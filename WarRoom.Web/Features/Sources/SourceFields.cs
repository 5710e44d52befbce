using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;

namespace WarRoom.Web.Features.Sources;

/// <summary>What a kind of source is asked for, and nothing more: a label where there is a field.</summary>
/// <param name="TokenHint">Which scope it needs: reading, and no more.</param>
/// <param name="IsTokenNeeded">It is not read without one.</param>
public sealed record SourceFields(string? Address = null, string? AddressHint = null, string? Site = null, string? Token = null, string? TokenHint = null, bool IsTokenNeeded = false, bool IsTokenLong = false, bool HasZone = false, string? Handles = null, bool HasJson = false, bool HasColumns = false, bool HasName = false)
{
    public static SourceFields Of(SourceKind kind) => kind switch
    {
        SourceKind.Plausible => new("Address of Plausible", "As it is, unless you run your own", "Site, as Plausible names it", "API key", "Account settings, API keys, Stats API. It reads statistics and nothing else.", IsTokenNeeded: true, HasZone: true),
        SourceKind.Matomo => new("Address of Matomo", "Where its index.php lies", "Number of the site (idSite)", "Auth token", "Personal, Security, of a user who may view this site and nothing more.", IsTokenNeeded: true, HasZone: true),
        SourceKind.Umami => new("Address of Umami", "Its cloud is https://api.umami.is/v1", "Website ID", "User:password, or API key", "A user of the team with the role “View only”; on the cloud an API key.", IsTokenNeeded: true, HasZone: true),
        SourceKind.Ga4 => new("Address of the Data API", "As it is", "Number of the property", "Key of a service account (JSON)", "A service account with the role “Viewer” on this property.", IsTokenNeeded: true, IsTokenLong: true),
        SourceKind.Bluesky => new("Address of the AppView", "As it is; or your PDS, with a sign-in", Token: "Handle:app-password, for a PDS only", TokenHint: "Public counts need none.", Handles: "Accounts whose followers count"),
        SourceKind.Mastodon => new("Address of your server", "May stay empty: every server is asked for its own posts", Token: "Access token of your server", TokenHint: "Only where your server wants one. Scope read:statuses and read:accounts.", Handles: "Accounts whose followers count"),
        SourceKind.Feed => new("Address of the feed", "RSS or Atom", HasName: true),
        SourceKind.Json => new("Address", "It answers JSON", Token: "Bearer token", TokenHint: "Only where it wants one.", HasZone: true, HasJson: true, HasName: true),
        SourceKind.Csv => new("Address", "It answers a table with a line of names", Token: "Bearer token", TokenHint: "Only where it wants one.", HasZone: true, HasColumns: true, HasName: true),
        _ => new(HasZone: true, HasColumns: true, HasName: true),
    };
}

/// <summary>What stands in the fields while somebody fills them in.</summary>
public sealed class SourceForm
{
    public SourceId? Id { get; init; }

    public SourceKind Kind { get; set; } = SourceKind.Plausible;

    public string Name { get; set; } = "";

    public string Address { get; set; } = "";

    public string Site { get; set; } = "";

    public string Zone { get; set; } = "";

    public string Token { get; set; } = "";

    public string Handles { get; set; } = "";

    public string Pointer { get; set; } = "";

    public string Hour { get; set; } = "hour";

    public string Count { get; set; } = "visits";

    public Measure Measure { get; set; } = Measure.Visits;

    public Network Network { get; set; } = Network.LinkedIn;

    public SourceFields Fields => SourceFields.Of(Kind);

    public static SourceForm New(string zone)
    {
        var form = new SourceForm { Zone = zone };
        form.Begin(SourceKind.Plausible);
        return form;
    }

    public static SourceForm Of(Source source, string zone) => new()
    {
        Id = source.Id,
        Kind = source.Kind,
        Name = source.Name,
        Address = source.Address,
        Site = source.Settings.Site,
        Zone = source.Settings.ZoneId.Length > 0 ? source.Settings.ZoneId : zone,
        Handles = string.Join("\n", source.Settings.Handles),
        Pointer = source.Settings.Pointer,
        Hour = source.Settings.Hour,
        Count = source.Settings.Count,
        Measure = source.Settings.Measure,
        Network = source.Settings.Network ?? Network.LinkedIn,
    };

    /// <summary>Another kind starts with the address where it lives for most people.</summary>
    public void Begin(SourceKind kind) => (Kind, Address, Token) = (kind, SourceRules.Of(kind).DefaultAddress, "");

    public SourceDraft ToDraft() => new(Kind, Fields.HasName ? Name : SourceRules.Of(Kind).Name, Address, new()
    {
        Site = Site.Trim(),
        ZoneId = Fields.HasZone ? Zone.Trim() : "",
        Handles = [.. Handles.Split(['\n', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Pointer = Pointer.Trim(),
        Hour = Hour.Trim(),
        Count = Count.Trim(),
        Measure = Fields.HasJson ? Measure : Measure.Visits,
        Network = Fields.HasJson && Measure is not Measure.Visits ? Network : null,
    }, Token);
}
