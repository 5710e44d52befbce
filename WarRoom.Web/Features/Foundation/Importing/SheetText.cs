using System.Text;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>The text of a file's bytes: UTF-8 or UTF-16 with or without a mark (UTF-8's is left for the reader to drop), and as a last resort Windows-1252, which is said.</summary>
internal static class SheetText
{
    public const string Windows1252Note =
        "The file is not UTF-8. It was read as Windows-1252: check letters such as ä, é and ł, or save it as “CSV UTF-8” and choose it again.";

    public static (string Text, string? Note) Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return (Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), null);
        if (bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)) return (Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), null);
        if (Unmarked16(bytes) is { } utf16) return (utf16.GetString(bytes), null);
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), Windows1252Note);
        }
    }

    /// <summary>Text in Latin letters has a zero in every other byte when it is UTF-16; UTF-8 has none.</summary>
    private static Encoding? Unmarked16(byte[] bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0) return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i < Math.Min(bytes.Length, 400); i++)
        {
            if (bytes[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        return (even, odd) switch
        {
            (0, > 2) => Encoding.Unicode,
            ( > 2, 0) => Encoding.BigEndianUnicode,
            _ => null,
        };
    }
}
