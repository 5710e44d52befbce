using System.Globalization;

namespace WarRoom.Domain.Metrics;

/// <summary>One setting of the two variances, how believable it is, and its forecast of the logarithm of the total.</summary>
internal readonly record struct ForecastCell(double LogWeight, double Mean, double Variance, double Sigma);

/// <summary>A Bayesian structural model of the logarithm of the window's total, one number per past day.</summary>
/// <remarks>
/// Level, slope, weekday and weekend effects and coefficients are Gaussian and integrated out; the noise between days and
/// the drift of the level are summed over a grid. The counts add their own noise, 1 / (typical total + ½).
/// </remarks>
internal sealed class StructuralModel(double[] logs, double[] typical, double[] days, int[] weekdays, int todaysWeekday, IReadOnlyList<Covariate> covariates)
{
    private const double LevelVariance = 2.0 * 2.0;
    private const double SlopeVariance = 0.004 * 0.004;
    private const double WeekdayVariance = 0.1 * 0.1;
    private const double WeekendVariance = 0.5 * 0.5;
    private const int DaysForLevel = 14;

    private static readonly double[] Sigmas = [.. Enumerable.Range(0, 12).Select(i => 0.02 * Math.Pow(0.9 / 0.02, i / 11.0))];
    private static readonly (double Drift, double Prior)[] Drifts = [(0, 0.3), (0.01, 0.2), (0.04, 0.2), (0.15, 0.2), (0.5, 0.1)];

    /// <summary>The constants in one line, to be hashed.</summary>
    public static string Parameters { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"level {LevelVariance} over {DaysForLevel}, slope {SlopeVariance}, weekday {WeekdayVariance}, weekend {WeekendVariance}, sigma {Written(Sigmas)}, drift {Written(Drifts.Select(d => d.Drift))}, prior {Written(Drifts.Select(d => d.Prior))}");

    private readonly int _n = logs.Length;

    public IReadOnlyList<ForecastCell> Cells()
    {
        var level = logs.TakeLast(DaysForLevel).Average();
        var residuals = Enumerable.Range(0, _n).Select(i => logs[i] - level - covariates.Sum(c => c.Mean * c.Past[i])).ToArray();
        var mean = level + covariates.Sum(c => c.Mean * c.Today);
        var shared = Enumerable.Range(0, _n).Select(i => Enumerable.Range(0, i + 1).Select(j => Covariance(i, j)).ToArray()).ToArray();
        var toToday = Enumerable.Range(0, _n).Select(CovarianceWithToday).ToArray();
        return [.. from sigma in Sigmas from drift in Drifts select CellAt(sigma, drift.Drift, drift.Prior, shared, toToday, residuals, mean)];
    }

    private ForecastCell CellAt(double sigma, double drift, double prior, double[][] shared, double[] toToday, double[] residuals, double mean)
    {
        var step = drift * sigma * sigma;
        var factor = Cholesky.Factor(WithNoise(shared, step, sigma * sigma));
        var whitened = factor.Solve(residuals);
        var toward = factor.Solve([.. toToday.Select((covariance, i) => covariance + (step * Age(i)))]);
        var logWeight = (-0.5 * Cholesky.Dot(whitened, whitened, _n)) - factor.HalfLogDeterminant + LogPrior(sigma) + Math.Log(prior);
        var variance = VarianceToday + (step * -days[0]) - Cholesky.Dot(toward, toward, _n);
        return new(logWeight, mean + Cholesky.Dot(toward, whitened, _n), Math.Max(variance, 1e-9), sigma);
    }

    private double[][] WithNoise(double[][] shared, double step, double noise)
    {
        var matrix = new double[_n][];
        for (var i = 0; i < _n; i++)
        {
            matrix[i] = new double[i + 1];
            for (var j = 0; j <= i; j++) matrix[i][j] = shared[i][j] + (step * Age(j));
            matrix[i][i] += noise + (1 / (typical[i] + 0.5));
        }

        return matrix;
    }

    /// <summary>Days since the oldest one: what two days share of a random walk is the age of the older.</summary>
    private double Age(int i) => days[i] - days[0];

    private double Covariance(int i, int j) =>
        LevelVariance + (SlopeVariance * days[i] * days[j]) + Calendar(weekdays[i], weekdays[j]) + covariates.Sum(c => c.Variance * c.Past[i] * c.Past[j]);

    private double CovarianceWithToday(int i) =>
        LevelVariance + Calendar(weekdays[i], todaysWeekday) + covariates.Sum(c => c.Variance * c.Past[i] * c.Today);

    private double VarianceToday =>
        LevelVariance + Calendar(todaysWeekday, todaysWeekday) + covariates.Sum(c => c.Variance * c.Today * c.Today);

    private static double Calendar(int weekday, int other) =>
        (weekday == other ? WeekdayVariance : 0) + (weekday >= 5 && other >= 5 ? WeekendVariance : 0);

    private static double LogPrior(double sigma) => -0.5 * Math.Pow(Math.Log(sigma / 0.14) / 0.9, 2);

    private static string Written(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
