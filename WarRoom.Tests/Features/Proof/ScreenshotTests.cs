using System.Text;
using SkiaSharp;
using WarRoom.Web.Features.Proof;

namespace WarRoom.Tests.Features.Proof;

public sealed class ScreenshotTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_picture_is_drawn_anew_with_its_longest_edge_at_most_1600(SKEncodedImageFormat format)
    {
        var picture = Screenshot.Read(Pictures.RedAndBlue(1179, 2556, format)).Picture.ShouldNotBeNull();

        (picture.Width, picture.Height).ShouldBe((738, 1600));
        using var shown = SKBitmap.Decode(picture.Bytes);
        (shown.Width, shown.Height).ShouldBe((738, 1600));
        (IsRed(shown, 100, 800), IsRed(shown, 600, 800)).ShouldBe((true, false));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(640, 480)]
    [InlineData(20_000, 1)]
    public void A_small_or_narrow_one_stays_what_it_is(int width, int height)
    {
        var picture = Screenshot.Read(Pictures.RedAndBlue(width, height, SKEncodedImageFormat.Png)).Picture.ShouldNotBeNull();

        (picture.Width, picture.Height).ShouldBe((Math.Min(width, 1600), height));
    }

    [Theory]
    [InlineData(1, true, true, false, false)]
    [InlineData(2, false, false, true, true)]
    [InlineData(3, false, false, true, true)]
    [InlineData(4, true, true, false, false)]
    [InlineData(5, true, false, true, false)]
    [InlineData(6, true, false, true, false)]
    [InlineData(7, false, true, false, true)]
    [InlineData(8, false, true, false, true)]
    public void One_taken_sideways_stands_upright_and_nothing_of_where_it_was_taken_is_kept(byte orientation, bool topLeft, bool bottomLeft, bool topRight, bool bottomRight)
    {
        var picture = Screenshot.Read(Pictures.WithExif(Pictures.RedAndBlue(400, 200), orientation)).Picture.ShouldNotBeNull();

        (picture.Width, picture.Height).ShouldBe(orientation < 5 ? (400, 200) : (200, 400));
        using var shown = SKBitmap.Decode(picture.Bytes);
        var (right, bottom) = (shown.Width - 20, shown.Height - 20);
        (IsRed(shown, 20, 20), IsRed(shown, 20, bottom), IsRed(shown, right, 20), IsRed(shown, right, bottom)).ShouldBe((topLeft, bottomLeft, topRight, bottomRight));
        Encoding.Latin1.GetString(picture.Bytes).ShouldNotContain("SECRET");
        Encoding.Latin1.GetString(picture.Bytes).ShouldNotContain("Exif", Case.Insensitive);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "", "proof.none" },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "proof.notAPicture" },
        { "GIF89a\u0001\0\u0001\0\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0001\0;", "proof.notAPicture" },
        { "<!doctype html><script>alert(1)</script>", "proof.notAPicture" },
        { "\u0089PNG\r\n\u001A\n<!doctype html><script>alert(1)</script>", "proof.notAPicture" },
        { "RIFF\u0010\0\0\0WEBPVP8 <script>", "proof.notAPicture" },
        { "\u00FF\u00D8\u00FF", "proof.notAPicture" },
        { "BM\u0046\0\0\0", "proof.notAPicture" },
        { "%PDF-1.7", "proof.notAPicture" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_picture_is_refused_whatever_it_calls_itself(string file, string code) => CodeOf(Encoding.Latin1.GetBytes(file)).ShouldBe(code);

    [Fact]
    public void A_header_of_50000_by_50000_is_refused_before_anything_is_unpacked()
    {
        CodeOf(Pictures.TinyPng(50_000, 50_000)).ShouldBe("proof.tooManyPixels");
        CodeOf(Pictures.Claiming(Pictures.RedAndBlue(64, 64), 50_000, 50_000)).ShouldBe("proof.tooManyPixels");
        CodeOf(Pictures.TinyPng(8_001, 5_000)).ShouldBe("proof.tooManyPixels");
    }

    [Fact]
    public void More_than_8_MB_is_refused() => CodeOf(new byte[Screenshot.MostBytes + 1]).ShouldBe("proof.tooBig");

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_file_that_ends_early_is_refused_wherever_it_ends(SKEncodedImageFormat format)
    {
        var file = Pictures.RedAndBlue(200, 150, format);
        for (var share = 1; share <= 9; share++) CodeOf(file[..(file.Length * share / 10)]).ShouldBe("proof.notAPicture", $"{share} of 10 parts");
    }

    [Fact]
    public void A_damaged_JPEG_is_refused_or_drawn_anew_and_never_an_exception()
    {
        var chance = new Random(7);
        var whole = Pictures.RedAndBlue(160, 120);
        for (var round = 0; round < 400; round++)
        {
            var file = whole.ToArray();
            for (var hits = chance.Next(1, 12); hits > 0; hits--) file[chance.Next(3, file.Length)] = (byte)chance.Next(256);
            if (chance.Next(4) == 0) file = file[..chance.Next(3, file.Length)];

            var (picture, refusal) = Screenshot.Read(file);

            (picture is null).ShouldBe(refusal is not null, $"round {round}");
            picture?.Width.ShouldBeInRange(1, 1600);
        }
    }

    private static string? CodeOf(byte[] file) => Screenshot.Read(file).Refusal?.Code;

    private static bool IsRed(SKBitmap bitmap, int x, int y) => bitmap.GetPixel(x, y) is var colour && colour.Red > 150 && colour.Blue < 100;
}
