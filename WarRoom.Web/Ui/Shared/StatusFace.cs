namespace WarRoom.Web.Ui.Shared;

/// <summary>Which sheet a part is drawn for: the desk's tight chips or the phone's roomy ones.</summary>
public enum Surface
{
    Desk,
    Edge,
}

/// <summary>The one face of a slot's state: shape (class), icon and word, on the desk and on a phone.</summary>
public sealed record StatusFace(string Key, string DeskClass, string EdgeClass, string Icon, string DeskWord, string EdgeWord)
{
    private static readonly Dictionary<string, StatusFace> Faces = new StatusFace[]
    {
        new("open", "open", "open", "open", "Open", "Open"),
        new("assigned", "assigned", "assigned", "assigned", "Assigned", "Yours?"),
        new("claimed", "claimed", "yours", "claimed", "Claimed", "Yours"),
        new("due", "due", "due", "due", "Due now", "Due now"),
        new("posted", "posted", "posted", "posted", "Posted", "Posted"),
        new("verified", "verified", "verified", "verified", "Verified", "Verified"),
        new("late", "late", "late", "late", "Late", "Late"),
        new("missed", "missed", "missed", "missed", "Missed", "Missed"),
        new("cancelled", "cancelled", "cancelled", "cancelled", "Cancelled", "Cancelled"),
        new("hold", "hold", "held", "hold", "Hold", "Hold"),
        new("handed", "ghost", "handed", "handed", "Handed on", "Handed on"),
    }.ToDictionary(face => face.Key, StringComparer.Ordinal);

    public static IReadOnlyCollection<StatusFace> All => Faces.Values;

    /// <summary>The face of a key such as <c>verified</c>; <c>DueNow</c> and <c>due-now</c> are read as <c>due</c>.</summary>
    public static StatusFace Of(string key)
    {
        var plain = key.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (plain == "duenow") plain = "due";
        return Faces.TryGetValue(plain, out var face) ? face : throw new ArgumentException($"No slot state is called '{key}'.", nameof(key));
    }

    public string Class(Surface surface) => surface == Surface.Desk ? DeskClass : EdgeClass;

    public string Word(Surface surface, int? minutes = null)
    {
        var word = surface == Surface.Desk ? DeskWord : EdgeWord;
        return Key == "late" && minutes is { } late ? $"{word} {late} min" : word;
    }
}
