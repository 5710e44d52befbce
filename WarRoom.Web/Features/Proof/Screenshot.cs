using SkiaSharp;

namespace WarRoom.Web.Features.Proof;

/// <summary>A picture that somebody sent, drawn anew: of the file nothing is kept, neither its place, its camera nor what may hide in it.</summary>
public sealed record Screenshot(byte[] Bytes, int Width, int Height)
{
    public const string MediaType = "image/webp";
    public const int MostBytes = 8 * 1024 * 1024;
    private const long MostPixels = 40_000_000;
    private const int LongestEdge = 1_600;
    private const int Quality = 80;

    private static readonly Refusal None = new("proof.none", "Choose a picture first.");
    private static readonly Refusal TooBig = new("proof.tooBig", "This picture is larger than 8 MB. Send a smaller one.");
    private static readonly Refusal TooManyPixels = new("proof.tooManyPixels", "This picture has more than 40 million pixels. Send a smaller one.");
    private static readonly Refusal NotAPicture = new("proof.notAPicture", "This file is no picture that can be read. Send a screenshot as JPEG, PNG or WebP.");

    /// <summary>Why a file of this length is not even read.</summary>
    public static Refusal? WhyNot(long length) => length == 0 ? None : length > MostBytes ? TooBig : null;

    public static (Screenshot? Picture, Refusal? Refusal) Read(byte[] file)
    {
        if (WhyNot(file.Length) is { } no) return (null, no);
        if (!IsKnown(file)) return (null, NotAPicture);
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp }) return (null, NotAPicture);
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels) return (null, TooManyPixels); // the header says so: nothing is unpacked yet
        using var whole = Decode(codec);
        return whole is null ? (null, NotAPicture) : (Draw(whole, codec.EncodedOrigin), null);
    }

    /// <summary>By its first bytes: nothing but the three kinds ever meets a decoder.</summary>
    private static bool IsKnown(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || (file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8));

    /// <summary>Null when the file ends too early or is broken. A photograph is unpacked at a fraction of its size where its kind allows that.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var size = codec.GetScaledDimensions(Math.Min(1f, 2f * LongestEdge / Math.Max(codec.Info.Width, codec.Info.Height)));
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static Screenshot Draw(SKBitmap from, SKEncodedOrigin origin)
    {
        var (width, height) = origin >= SKEncodedOrigin.LeftTop ? (from.Height, from.Width) : (from.Width, from.Height);
        var factor = Math.Min(1f, LongestEdge / (float)Math.Max(width, height));
        using var to = new SKBitmap(new SKImageInfo(Math.Max(1, (int)Math.Round(width * factor)), Math.Max(1, (int)Math.Round(height * factor)), SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using (var canvas = new SKCanvas(to))
        using (var image = SKImage.FromBitmap(from))
        {
            canvas.Clear(SKColors.White);
            canvas.SetMatrix(Upright(origin, width, height).PostConcat(SKMatrix.CreateScale(to.Width / (float)width, to.Height / (float)height)));
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var packed = to.Encode(SKEncodedImageFormat.Webp, Quality);
        return new(packed.ToArray(), to.Width, to.Height);
    }

    /// <summary>How a camera that was held sideways means its picture; the mark itself is lost with everything else that came along.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int w, int h) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, w, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, w, -1, 0, h, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, h, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
