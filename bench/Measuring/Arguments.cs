using System.Globalization;

namespace WarRoom.Bench.Measuring;

/// <summary>Options of a verb: <c>--name value</c> or a bare <c>--name</c>; one may be given several times.</summary>
internal sealed class Arguments(string[] args)
{
    public IReadOnlyList<string> All(string name) => [.. args.Zip(args.Skip(1)).Where(pair => pair.First == name).Select(pair => pair.Second)];

    public string? One(string name) => All(name) is [.., var last] ? last : null;

    public int Number(string name, int otherwise) => One(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public bool Has(string name) => args.Contains(name);
}
