using WarRoom.Domain.Metrics;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>What the day is to bring: measures with a joint goal, what an ordinary day brings, and a weight of 1 to 100 if given.</summary>
public sealed record ObjectiveRow(string Name, IReadOnlyList<Measure> Measures, int Goal, int? BaselinePerDay, int? Weight);

/// <summary>The objectives: one a line; measures are joined by <c>+</c>.</summary>
public static class ObjectiveSheet
{
    public static SheetFormat<ObjectiveRow> Format { get; } = new("objectives", "objective measure goal", "baseline_per_day weight")
    {
        Key = row => row.Name.ToLowerInvariant(),
        Cells = row =>
        [
            row.Name, string.Join('+', row.Measures.Select(m => Cells.Of(m))), Cells.Of(row.Goal), Cells.Of(row.BaselinePerDay), Cells.Of(row.Weight),
        ],
    };

    public static ImportSheet<ObjectiveRow> Read(Spreadsheet sheet)
    {
        var read = Format.Read(sheet, Objective);
        var weights = read.Accepted.Select(o => o.Weight).OfType<int>().ToList();
        return weights.Count == 0 || weights.Sum() == 100 ? read
            : read with { Notes = [.. read.Notes, $"The weights add up to {weights.Sum()}, not to 100."] };
    }

    private static ObjectiveRow? Objective(RowReader row)
    {
        var name = row.Needed("objective");
        row.IsAbout(name.ToLowerInvariant());
        var measures = row.Needed("measure").Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => row.Choice<Measure>("measure", text)).OfType<Measure>().Distinct().ToList();
        var goal = row.Needed("goal").Length == 0 ? null : row.Count("goal");
        if (goal == 0) row.Refuse("number", "goal: a goal is at least 1.");
        var weight = row.Count("weight");
        if (weight is < 1 or > 100) row.Refuse("number", "weight: a weight is 1 to 100.");
        var objective = new ObjectiveRow(name, measures, goal ?? 0, row.Count("baseline_per_day"), weight);
        return row.Refusals.Count == 0 ? objective : null;
    }
}
