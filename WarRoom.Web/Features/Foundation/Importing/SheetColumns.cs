using WarRoom.Domain;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>Where the columns of a format stand in a sheet. Upper case, spaces and underscores in names do not matter.</summary>
internal sealed record SheetColumns(IReadOnlyDictionary<string, int> Places, IReadOnlyList<string> Unknown, Refusal? Refusal)
{
    public static SheetColumns Bind(string sheet, IReadOnlyList<string> required, IReadOnlyList<string> optional, IReadOnlyList<string> header)
    {
        var places = new Dictionary<string, int>();
        var unknown = new List<string>();
        Refusal? twice = null;
        for (var i = 0; i < header.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(header[i])) continue;
            var column = required.Concat(optional).FirstOrDefault(c => Plain(c) == Plain(header[i]));
            if (column is null) unknown.Add(header[i].Trim());
            else if (!places.TryAdd(column, i)) twice = new("import.column.twice", $"The column “{column}” is there twice. Take one away.");
        }

        var missing = required.Where(c => !places.ContainsKey(c)).ToList();
        return new(places, unknown, missing.Count == 0 ? twice : new("import.column.missing", Missing(sheet, missing, header)));
    }

    private static string Missing(string sheet, List<string> missing, IReadOnlyList<string> header)
    {
        var advice = header.Count == 1
            ? $"The first line was read as one column, “{header[0].Trim()}”: separate columns by comma, semicolon or tab."
            : $"The first line names {Quoted(header)}: add what is missing, or rename a column.";
        return $"The {sheet} sheet needs the column{(missing.Count > 1 ? "s" : "")} {Quoted(missing)}. {advice}";
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"“{n.Trim()}”"));

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
