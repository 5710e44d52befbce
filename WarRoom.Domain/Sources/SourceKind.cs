namespace WarRoom.Domain.Sources;

/// <summary>Where numbers are read from.</summary>
public enum SourceKind
{
    Plausible,
    Matomo,
    Umami,
    Ga4,
    Bluesky,
    Mastodon,

    /// <summary>RSS or Atom, for press.</summary>
    Feed,

    /// <summary>JSON at an address.</summary>
    Json,

    /// <summary>CSV at an address.</summary>
    Csv,

    /// <summary>Somebody else's program sends it here.</summary>
    Push,
}
