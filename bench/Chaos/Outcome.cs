using System.Globalization;

namespace WarRoom.Bench.Chaos;

/// <summary>What a scenario found: figures for its one line, and every promise that broke.</summary>
internal sealed class Outcome(string scenario)
{
    private const int MostShown = 12;
    private readonly List<string> _figures = [];
    private readonly List<string> _broken = [];
    private readonly Lock _lock = new();

    public bool IsWhole => _broken.Count == 0;

    public void Count(string name, object figure) => _figures.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {figure}"));

    public void Broke(string promise)
    {
        lock (_lock) _broken.Add(promise);
    }

    /// <summary>Says it on the console; the exit code.</summary>
    public int Write()
    {
        foreach (var promise in _broken.Take(MostShown)) Console.WriteLine($"  broken: {promise}");
        if (_broken.Count > MostShown) Console.WriteLine($"  and {_broken.Count - MostShown} more");
        Console.WriteLine($"{scenario}: {string.Join(", ", _figures)}{(IsWhole ? "" : " (BROKEN)")}");
        return IsWhole ? 0 : 1;
    }
}

/// <summary>Milliseconds, sorted when they are asked for.</summary>
internal sealed class Times
{
    private readonly List<double> _all = [];

    public int Count => _all.Count;

    public void Add(double milliseconds) => _all.Add(milliseconds);

    public double At(double quantile)
    {
        if (_all.Count == 0) return 0;
        _all.Sort();
        return Math.Round(_all[(int)Math.Min(_all.Count - 1, Math.Ceiling(quantile * _all.Count) - 1)]);
    }
}
