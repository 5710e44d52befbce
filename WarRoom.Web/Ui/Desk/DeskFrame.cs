using NodaTime;

namespace WarRoom.Web.Ui.Desk;

/// <summary>The frame around a desk page. The layout cascades it, a page says what stands in it.</summary>
public sealed class DeskFrame
{
    private readonly List<DeskCommand> _commands = [];
    private readonly List<Action> _readers = [];

    /// <summary>Calls a function of the desk's script; set by the part that has it.</summary>
    internal Action<string, object?[]>? Script { get; set; }

    public ThemeChoice Theme { get; private set; } = ThemeChoice.Auto;

    /// <summary>How much of what happens on the page is said to screen readers on this device.</summary>
    public SpokenNews News { get; internal set; } = SpokenNews.KeyEvents;

    /// <summary>What a page finds by a few letters, beside its commands: "tom" finds Tom's slots. Set by a page, taken back with it.</summary>
    public Func<string, IEnumerable<DeskCommand>>? Finder { get; private set; }

    public DeskView View { get; private set; } = DeskView.Empty;

    /// <summary>What keys and the palette can do on this page, in the order of registration.</summary>
    public IReadOnlyList<DeskCommand> Commands => _commands;

    public void Show(DeskView view)
    {
        if (View == view) return;
        View = view;
        Tell();
    }

    public void Choose(ThemeChoice theme)
    {
        if (Theme == theme) return;
        Theme = theme;
        Tell();
    }

    /// <summary>Says a sentence to screen readers, at most one in 20 seconds. Urgent, and said at once, are only: crisis stop and resume, go-live, "assigned to you".</summary>
    public void Announce(string sentence, bool urgent = false) => Script?.Invoke("say", [sentence, urgent]);

    /// <summary>Puts the state of the page into its address, without going anywhere: a page that is loaded again finds its place.</summary>
    public void KeepAddress(string address) => Script?.Invoke("keep", [address]);

    /// <summary>Gives the focus to the first element that a selector names, as soon as it is drawn.</summary>
    public void Focus(string selector) => Script?.Invoke("focus", [selector]);

    /// <summary>Calls <paramref name="redraw"/> after each change until the result is disposed.</summary>
    public IDisposable Subscribe(Action redraw)
    {
        _readers.Add(redraw);
        return new Ending(() => _readers.Remove(redraw));
    }

    /// <summary>Adds commands until the result is disposed; a page disposes it with itself.</summary>
    public IDisposable Register(params IReadOnlyList<DeskCommand> commands)
    {
        _commands.AddRange(commands);
        Tell();
        return new Ending(() =>
        {
            _commands.RemoveAll(commands.Contains);
            Tell();
        });
    }

    /// <summary>Lets the palette find things of the page until the result is disposed.</summary>
    public IDisposable FindBy(Func<string, IEnumerable<DeskCommand>> finder)
    {
        Finder = finder;
        return new Ending(() => Finder = Finder == finder ? null : Finder);
    }

    private void Tell()
    {
        foreach (var redraw in _readers.ToArray()) redraw();
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>Something that can be done on a page by key, palette or sheet.</summary>
/// <param name="Id">Unlike every other on the page.</param>
/// <param name="Title">"Reassign the selected slot".</param>
/// <param name="Keys">The printed key: "R", "?", "Shift S", "G P" for one after the other, "Ctrl Enter"; nothing when only the palette has it.</param>
/// <param name="Hint">The word in the key bar; without it the command is not shown there.</param>
public sealed record DeskCommand(string Id, string Title, string? Keys, Func<Task> Run, string? Hint = null);

/// <summary>What a page puts into the frame.</summary>
public sealed record DeskView
{
    public static DeskView Empty { get; } = new();

    public string? CampaignName { get; init; }

    public string? Slug { get; init; }

    /// <summary>"Thu 12 Nov, times in Europe/Berlin".</summary>
    public string? DayText { get; init; }

    /// <summary>The part of the day, strong: "Lunch".</summary>
    public string? Phase { get; init; }

    /// <summary>What follows it: "wave 3 of 4".</summary>
    public string? PhaseNote { get; init; }

    public DeskPill? Pill { get; init; }

    public DeskCountdown? Countdown { get; init; }

    public IReadOnlyList<DeskPhase> Phases { get; init; } = [];

    /// <summary>The number of the phase that this page belongs to.</summary>
    public int? Current { get; init; }

    public IReadOnlyList<DeskLink> Always { get; init; } = DeskLink.Everywhere;

    /// <summary>Names beside the rings (212 px); without it the rail is 56 px and the page has the room.</summary>
    public bool Wide { get; init; } = true;

    /// <summary>At the right end of the key bar: "4 people in the room".</summary>
    public string? KeyNote { get; init; }

    public int? NeedsYou { get; init; }

    public string? Initials { get; init; }

    public string? PersonName { get; init; }

    /// <summary>A clock that is not the real one.</summary>
    public DeskClock? RehearsalClock { get; init; }
}

/// <summary>A phase of a campaign's life in the rail.</summary>
/// <param name="Note">"7 of 8 parts", "after 19:00".</param>
/// <param name="Share">How much is done, 0 to 1.</param>
public sealed record DeskPhase(int Number, string Name, string Href, string? Note = null, double Share = 0, bool Now = false, bool Later = false)
{
    /// <summary>The phases that have a page, at their usual addresses, with nothing done yet.</summary>
    public static IReadOnlyList<DeskPhase> Of(string slug) =>
    [
        new(1, "Foundation", $"/c/{slug}/foundation"),
        new(2, "Team", $"/c/{slug}/team"),
        new(3, "Plan", $"/c/{slug}/plan"),
        new(4, "Live", $"/c/{slug}/live"),
        new(5, "Report", $"/c/{slug}/report"),
    ];
}

public sealed record DeskLink(string Icon, string Name, string Href)
{
    public static IReadOnlyList<DeskLink> Everywhere { get; } =
    [
        new("list", "Campaigns", "/campaigns"),
        new("screen", "Screens", "/screens"),
        new("settings", "Admin", "/admin"),
    ];
}

/// <summary>The clock of a rehearsal, "60× 09:42"; with <paramref name="Now"/> it goes on in the browser, at its speed and in its zone.</summary>
/// <param name="Of">Whose clock it is, on pages above the campaigns.</param>
public sealed record DeskClock(string Text, Instant? Now = null, int Speed = 1, string? Zone = null, string? Of = null);

/// <summary>How fresh the page is: live, stale, off or hold.</summary>
/// <param name="Beat">Changes with each new look at the data; while it stays, the browser counts its age and says when it is late.</param>
/// <param name="Time">When that was, on the campaign's clock.</param>
public sealed record DeskPill(string State, string Text, string? Beat = null, string? Time = null);

/// <summary>What is said aloud beside the answers to one's own acts.</summary>
public enum SpokenNews
{
    Off,
    KeyEvents,
    Everything,
}

/// <summary>Counts down in the browser to <paramref name="Until"/>, from the campaign's own now and at its speed.</summary>
public sealed record DeskCountdown(string Label, string Text, Instant? Until = null, Instant? Now = null, double Speed = 1);
