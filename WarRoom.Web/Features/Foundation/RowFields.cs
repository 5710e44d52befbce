using WarRoom.Domain.Audiences;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Foundation.Storing;

namespace WarRoom.Web.Features.Foundation;

/// <summary>How a field is typed in.</summary>
public enum FieldKind
{
    Line,
    Words,
    Number,
    Time,
    Date,
    Choice,
}

/// <summary>A field of a form: a column of the sheet with a label for people.</summary>
public sealed record RowField(string Column, string Label, FieldKind Kind = FieldKind.Line, string? Hint = null)
{
    public IReadOnlyList<(string Value, string Name)> Choices { get; init; } = [];

    /// <summary>Takes half of the form's width.</summary>
    public bool IsHalf { get; init; }
}

/// <summary>The forms of the parts: the same fields as the columns of their sheets.</summary>
public static class RowFields
{
    public static IReadOnlyList<RowField> Of(ImportKind kind, FoundationView view) => kind switch
    {
        ImportKind.Objectives =>
        [
            new("objective", "Objective"), new("measure", "Measures, joined by +", Hint: $"Any of {string.Join(", ", Enum.GetNames<Measure>().Select(m => m.ToLowerInvariant()))}."),
            Half("goal", "Goal for the day", FieldKind.Number), Half("baseline_per_day", "An ordinary day brings", FieldKind.Number, "Leave it empty when nobody knows."), Half("weight", "Weight, together 100", FieldKind.Number),
        ],
        ImportKind.Audiences =>
        [
            new("name", "Name"), new("description", "Who they are", FieldKind.Words), Pick("kind", "Kind", [("segment", "Segment"), ("stakeholder", "Stakeholder")]), Half("zone", "Time zone", hint: "Like Europe/Berlin."),
            Half("languages", "Languages", hint: "Like de;en."), Half("networks", "Networks", hint: "Like mastodon;linkedin."), new("active_hours", "Active hours", Hint: "Like mon-fri 07-09:3; sat-sun 09-18:2. The last figure is a weight of 1 to 3."),
            Half("tone", "How to speak to them"), Half("avoid", "What to avoid"),
        ],
        ImportKind.Communities =>
        [
            new("name", "Name"), Network(), Audience(view, isNeeded: true), new("address", "Address"), new("self_promotion", "Is promotion of your own allowed?", Hint: "In the words of the rules: yes, no, on Thursdays…"),
            Pick("rules_read", "Have you read the rules?", [("no", "No"), ("yes", "Yes")]), Half("moderator_asked", "Moderator asked"), Half("owner", "Who looks after it"), Half("last_posted", "Last posted", FieldKind.Date), Half("gap_minutes", "Least minutes between our posts", FieldKind.Number, "An hour unless you say otherwise."),
        ],
        ImportKind.Influencers =>
        [
            new("name", "Name"), Network(), Half("handle", "Handle"), Half("reach", "Reach", FieldKind.Number), Audience(view, isNeeded: false), Pick("stage", "Stage", [.. Enum.GetNames<OutreachStage>().Select(s => (s, s))]),
            new("next_step", "Next step"), Half("next_step_date", "By", FieldKind.Date), Half("owner", "Who talks to them"),
            Pick("disclosure", "Tied to you", [("none", "Not at all"), .. Enum.GetNames<Relationship>().Select(r => (r.ToLowerInvariant(), r))]),
        ],
        ImportKind.Waves =>
        [
            new("wave", "Name"), Half("start", $"From, {view.Campaign.ZoneId}", FieldKind.Time), Half("end", "To", FieldKind.Time, "An end before the start runs past midnight."), Half("slots", "Posts", FieldKind.Number), new("purpose", "What it is for"),
        ],
        ImportKind.Variants =>
        [
            Half("code", "Code", hint: "Short, like 2A."), Half("pillar", "Key message"), Network(), Audience(view, isNeeded: false), Half("language", "Language"), Half("max_uses", "Most uses", FieldKind.Number), new("text", "Text", FieldKind.Words),
        ],
        _ => [],
    };

    private static RowField Half(string column, string label, FieldKind kind = FieldKind.Line, string? hint = null) => new(column, label, kind, hint) { IsHalf = true };

    private static RowField Pick(string column, string label, IReadOnlyList<(string, string)> choices) => new(column, label, FieldKind.Choice) { Choices = choices, IsHalf = true };

    private static RowField Network() => Pick("network", "Network", [.. NetworkNames.All.Select(n => (n.Key(), n.Name()))]);

    private static RowField Audience(FoundationView view, bool isNeeded) =>
        Pick("audience", "Audience", [.. isNeeded ? [] : new[] { ("", "Everybody") }, .. view.Audiences.Select(a => (a.Name, a.Name))]);
}
