namespace WarRoom.Domain.Metrics;

/// <summary>The lower triangular factor of a small covariance matrix.</summary>
internal sealed class Cholesky
{
    private readonly double[][] _rows;

    private Cholesky(double[][] rows) => _rows = rows;

    public double HalfLogDeterminant => _rows.Sum(row => Math.Log(row[^1]));

    /// <summary>Factors the matrix in place; only the lower triangle is read, row i holding i + 1 numbers.</summary>
    public static Cholesky Factor(double[][] lower)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            for (var j = 0; j < i; j++) lower[i][j] = (lower[i][j] - Dot(lower[i], lower[j], j)) / lower[j][j];
            lower[i][i] = Math.Sqrt(Math.Max(lower[i][i] - Dot(lower[i], lower[i], i), 1e-12));
        }

        return new(lower);
    }

    /// <summary>Solves L x = b.</summary>
    public double[] Solve(double[] right)
    {
        var x = new double[right.Length];
        for (var i = 0; i < x.Length; i++) x[i] = (right[i] - Dot(_rows[i], x, i)) / _rows[i][i];
        return x;
    }

    public static double Dot(double[] a, double[] b, int length)
    {
        var sum = 0.0;
        for (var k = 0; k < length; k++) sum += a[k] * b[k];
        return sum;
    }
}
