namespace WarRoom.Domain.Team;

/// <summary>What a person did today. Effort counts first: what is in one's own hands.</summary>
/// <param name="OnTime">Posts made within five minutes.</param>
/// <param name="Helped">Slots taken over from somebody else.</param>
/// <param name="Clicks">Clicks by people on own links.</param>
public sealed record Effort(string Shown, int OnTime, int Made, int Helped, int Clicks)
{
    /// <summary>Those who did something, the greatest effort first: posts on time and help, then posts at all, then clicks.</summary>
    public static IReadOnlyList<Effort> Ranked(IEnumerable<Effort> people, int most) =>
        [.. people.Where(p => p.Shown.Length > 0 && (p.Made > 0 || p.Helped > 0))
            .OrderByDescending(p => p.OnTime + p.Helped).ThenByDescending(p => p.Made).ThenByDescending(p => p.Clicks).ThenBy(p => p.Shown, StringComparer.Ordinal).Take(most)];
}
