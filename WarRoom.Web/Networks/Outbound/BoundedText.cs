using System.Text;

namespace WarRoom.Web.Networks.Outbound;

/// <summary>Reads the beginning of a body and no more: what is unpacked is counted, so a small packet cannot become a large one.</summary>
internal static class BoundedText
{
    private const int Piece = 16 * 1024;

    public static async Task<(string Text, bool IsCut)> ReadAsync(HttpContent content, int most, CancellationToken limit)
    {
        await using var body = await content.ReadAsStreamAsync(limit);
        using var read = new MemoryStream();
        var piece = new byte[Piece];
        while (read.Length <= most && await body.ReadAsync(piece, limit) is var count and > 0) read.Write(piece, 0, count);
        var isCut = read.Length > most;
        return (Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)Math.Min(read.Length, most)), isCut);
    }
}
