namespace WarRoom.Domain.Screens;

/// <summary>
/// How large the type of a screen must be, so that who stands farthest can read it. A letter is legible from 16 minutes of arc on, and
/// comfortable from 20 to 22 (ISO 9241-3, NUREG-0700, FAA human factors). A height h seen from the distance D fills the angle
/// θ = 2·atan(h / 2D); the capitals of our font are 0.69 of its size; a 16:9 screen of d inches is d·0.0254·9/√337 metres high. So the
/// smallest size in hundredths of the screen's height (vh) is 100 · 2D·tan(θ/2) / 0.69 / height: from five metres 6.3 at 43 inches, 4.9 at 55,
/// 4.2 at 65, 3.6 at 75. Type never gets smaller than the scenes are drawn for (5 vh); where it has to be larger, a scene shows fewer things.
/// </summary>
/// <param name="Inches">The diagonal.</param>
/// <param name="Metres">From where it is read.</param>
/// <param name="SafePercent">What a television cuts off at each edge.</param>
public sealed record TypeScale(int Inches, double Metres, int SafePercent = 0)
{
    public const double LegibleMinutes = 16;

    /// <summary>What the scenes are drawn for, in hundredths of the height.</summary>
    public const double Drawn = 5;

    /// <summary>Beyond this no scene is left that says enough.</summary>
    public const double Largest = 8;

    private const double CapHeight = 0.69;
    private const double MetresPerInch = 0.0254;
    private static readonly double HeightOfDiagonal = 9 / Math.Sqrt(337);
    private static readonly double Aspect = 16 / 9.0;

    private double Height => Inches * MetresPerInch * HeightOfDiagonal;

    /// <summary>The least size of type, in hundredths of the screen's height.</summary>
    public double Smallest => 200 * Metres * Math.Tan(LegibleMinutes / 60 * Math.PI / 360) / CapHeight / Height;

    /// <summary>The size of the smallest text on the screen, rounded up to a tenth.</summary>
    public double Label => Math.Max(Drawn, Math.Ceiling(Smallest * 10) / 10);

    public bool CanBeRead => Label <= Largest;

    /// <summary>The farthest that a screen of this size can be read from, in metres.</summary>
    public double Farthest => Math.Floor(Metres * Largest / Smallest * 10) / 10;

    /// <summary>Under how many minutes of arc the smallest text is seen.</summary>
    public double Minutes => Math.Atan(Label / 100 * CapHeight * Height / 2 / Metres) * 2 * 180 / Math.PI * 60;

    /// <summary>What is left for the scene between head and foot, in hundredths of the height.</summary>
    public double Room => 92 - (3.8 * Label) - (2 * SafePercent);

    /// <summary>The width of a scene, in hundredths of the height.</summary>
    public double Width => (Aspect * 100) - (Aspect * 6.8) - (2 * Aspect * SafePercent);

    /// <summary>How many rows fit.</summary>
    /// <param name="row">The height of one, in sizes of the label.</param>
    /// <param name="above">What stands above them, in sizes of the label.</param>
    public int Rows(double row, double above) => Math.Max(1, (int)(((Room / Label) - above) / row));

    /// <summary>Whether everything is there that was drawn.</summary>
    public bool ShowsAll => Label <= 5.6 && Room >= 66;

    /// <summary>How many numbers stand beside the main one: four with bars and words; two with words; two bare ones; or one.</summary>
    public int Numbers => ShowsAll ? 4 : (2 * ((1.15 * Label) + 14.6)) + 4 <= Room ? 2 : 1;

    /// <summary>Whether the numbers beside the main one say how they stand.</summary>
    public bool HasPace => ShowsAll || Numbers == 1 || (2 * ((2.3 * Label) + 15.2)) + 4 <= Room;

    /// <summary>Whether there is room for the bar of the main number.</summary>
    public bool HasMainBar => ShowsAll || (3.7 * Label) + 33 <= Room;
}
