using System.Text;

namespace WarRoom.Domain.Messages;

/// <summary>Recognises emoji sequences: families, skin tones, keycaps and flags that are drawn as one picture.</summary>
/// <remarks>The grammar of Unicode TR 51, section 1.4, over an approximation of the pictographic characters.</remarks>
internal static class Emoji
{
    private const int Joiner = 0x200D;
    private const int AsText = 0xFE0E;
    private const int AsEmoji = 0xFE0F;
    private const int Keycap = 0x20E3;

    /// <summary>How many UTF-16 units the emoji at a position spans; 0 when there is none.</summary>
    public static int LengthAt(string text, int at)
    {
        var first = RuneAt(text, at);
        if (IsRegional(first)) return FlagAt(text, at);
        if (first is (>= '0' and <= '9') or '#' or '*') return KeycapAt(text, at);
        return IsPictograph(first) ? SequenceAt(text, at) : 0;
    }

    private static int FlagAt(string text, int at)
    {
        var second = RuneAt(text, at + 2);
        var isFlag = IsRegional(second) && TopLevelDomains.HasFlag(LetterOf(RuneAt(text, at)), LetterOf(second));
        return isFlag ? 4 : 2;
    }

    private static int KeycapAt(string text, int at)
    {
        var next = at + 1;
        if (RuneAt(text, next) == AsEmoji) next++;
        return RuneAt(text, next) == Keycap ? next + 1 - at : 0;
    }

    private static int SequenceAt(string text, int at)
    {
        var end = PictureEnd(text, at);
        if (end == at) return 0;
        while (RuneAt(text, end) == Joiner && IsPictograph(RuneAt(text, end + 1)))
        {
            var next = PictureEnd(text, end + 1);
            if (next == end + 1) break;
            end = next;
        }

        return end - at;
    }

    private static int PictureEnd(string text, int at)
    {
        var first = RuneAt(text, at);
        var end = at + Units(first);
        if (RuneAt(text, end) == AsText) return at;
        if (RuneAt(text, end) == AsEmoji) end++;
        else if (first is 0xA9 or 0xAE) return at; // the marks © and ® are letters unless asked to be pictures
        if (IsSkinTone(RuneAt(text, end))) end += 2;
        while (RuneAt(text, end) is >= 0xE0020 and <= 0xE007F) end += 2; // the tags of the flags of England, Scotland and Wales
        return end;
    }

    private static int RuneAt(string text, int at) =>
        at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) ? rune.Value : -1;

    private static int Units(int rune) => rune > 0xFFFF ? 2 : 1;

    private static char LetterOf(int regional) => (char)('a' + regional - 0x1F1E6);

    private static bool IsRegional(int rune) => rune is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool IsSkinTone(int rune) => rune is >= 0x1F3FB and <= 0x1F3FF;

    private static bool IsPictograph(int rune) =>
        rune is 0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or (>= 0x2194 and <= 0x2199) or 0x21A9 or 0x21AA
            or 0x231A or 0x231B or 0x2328 or 0x23CF or (>= 0x23E9 and <= 0x23FA) or 0x24C2 or 0x25AA or 0x25AB or 0x25B6 or 0x25C0
            or (>= 0x25FB and <= 0x25FE) or (>= 0x2600 and <= 0x27BF) or 0x2934 or 0x2935 or (>= 0x2B05 and <= 0x2B07)
            or 0x2B1B or 0x2B1C or 0x2B50 or 0x2B55 or 0x3030 or 0x303D or 0x3297 or 0x3299 or (>= 0x1F000 and <= 0x1FAFF);
}
