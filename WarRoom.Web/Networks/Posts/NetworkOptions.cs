namespace WarRoom.Web.Networks.Posts;

/// <summary>Whether and where posts are looked for. The addresses are for tests, and for a mirror of one's own.</summary>
public sealed class NetworkOptions
{
    public const string Section = "WarRoom:Networks";

    /// <summary>Off where the machine may call nobody: then a lead looks at each post.</summary>
    public bool CheckPosts { get; set; } = true;

    public Place Bluesky { get; set; } = new() { Api = "https://public.api.bsky.app" };

    /// <summary>The post's own server, for <c>{host}</c>.</summary>
    public Place Mastodon { get; set; } = new() { Api = "https://{host}" };

    /// <summary>The other networks, which show their posts as pages.</summary>
    public Place Pages { get; set; } = new() { Api = "https://{host}" };

    public sealed class Place
    {
        public string Api { get; set; } = "";

        public string For(string host) => Api.Replace("{host}", host, StringComparison.Ordinal).TrimEnd('/');
    }
}
