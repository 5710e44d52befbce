using NodaTime;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>A running total that was read on a network at an instant; null is a gap.</summary>
public sealed record SampleRow(Instant At, Network Network, Measure Measure, int? Value);

/// <summary>Samples read by hand: one reading a line, known by time, network and measure.</summary>
public static class SampleSheet
{
    public static SheetFormat<SampleRow> Format { get; } = new("samples", "at network measure value", "")
    {
        Key = row => KeyOf(row.At, row.Network, row.Measure),
        Cells = row => [MomentReader.Write(row.At), row.Network.Key(), Cells.Of(row.Measure), Cells.Of(row.Value)],
    };

    public static ImportSheet<SampleRow> Read(Spreadsheet sheet, ImportContext context)
    {
        var moments = new MomentReader(context.Zone);
        return Format.Read(sheet, row => Sample(row, moments));
    }

    private static SampleRow? Sample(RowReader row, MomentReader moments)
    {
        var network = row.Network("network", row.Needed("network"));
        var measure = row.Choice<Measure>("measure", row.Needed("measure"));
        var at = moments.Read(row, "at", isWholeHour: false, about: $"{network}|{measure}");
        if (at is { } instant && network is { } n && measure is { } m) row.IsAbout(KeyOf(instant, n, m));
        var value = row.Count("value");
        return row.Refusals.Count == 0 ? new SampleRow(at!.Value, network!.Value, measure!.Value, value) : null;
    }

    private static string KeyOf(Instant at, Network network, Measure measure) => $"{MomentReader.Write(at)}|{network.Key()}|{Cells.Of(measure)}";
}
