using WarRoom.Domain.Sources;

namespace WarRoom.Web.Networks.Reading;

/// <summary>Reads a source of any kind. Whatever happens, it ends with a reading, and within a minute.</summary>
public sealed class ReadNumbers(IEnumerable<IReadsNumbers> connectors, TimeProvider time, ILogger<ReadNumbers> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly Dictionary<SourceKind, IReadsNumbers> _connectors = connectors.ToDictionary(c => c.Kind);

    public async Task<NetworkReading> RunAsync(SourceToRead source, CancellationToken stop)
    {
        if (!_connectors.TryGetValue(source.Kind, out var connector)) return new NetworkReading.Unavailable("This source is not asked: it sends its numbers here.");
        using var patience = new CancellationTokenSource(Longest, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            return await connector.ReadAsync(source, limit.Token);
        }
        catch (UnreadableException e)
        {
            return e.Reading;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new NetworkReading.Unavailable("Reading took longer than a minute and was given up");
        }
        catch (Exception e) when (e is not OperationCanceledException) // libraries have words of their own for bad input
        {
            log.LogWarning(e, "An answer of {Kind} could not be read.", source.Kind);
            return new NetworkReading.Unavailable("The answer was not understood");
        }
    }
}
