namespace WarRoom.Domain.Messages;

/// <summary>How a network counts the length of a text.</summary>
public enum LengthRule
{
    /// <summary>UTF-16 code units, the count that never comes out lower than the network's own.</summary>
    Characters,

    /// <summary>X: characters beyond Latin weigh two, an emoji sequence two, a link 23.</summary>
    XWeighted,

    /// <summary>Bluesky: user-perceived characters, with a second limit in UTF-8 bytes.</summary>
    Graphemes,

    /// <summary>Mastodon: user-perceived characters, a link 23, a distant mention without its server.</summary>
    MastodonCharacters,
}
