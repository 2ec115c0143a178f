using SQLitePCL;
using static ActionTrail.LocalCloud.Sls.Analysis.SqlValues;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>Aggregate functions of the service's SQL that SQLite lacks.</summary>
/// <remarks>Source: Log Service, general aggregate and approximate functions; the approximate ones are exact here.</remarks>
internal static class SqlAggregates
{
    private static readonly (string Name, int Arguments, Func<List<object?[]>, object?> Result)[] s_aggregates =
    [
        ("count_if", 1, static rows => (long)rows.Count(static row => row[0] is not null && Number(row[0]!) != 0)),
        ("approx_distinct", 1, static rows => (long)rows.Select(static row => row[0]).Where(static value => value is not null).Distinct().Count()),
        ("approx_distinct", 2, static rows => (long)rows.Select(static row => row[0]).Where(static value => value is not null).Distinct().Count()),
        ("arbitrary", 1, static rows => rows.Find(static row => row[0] is not null)?[0]),
        ("max_by", 2, static rows => By(rows).LastOrDefault()?[0]),
        ("min_by", 2, static rows => By(rows).FirstOrDefault()?[0]),
        ("approx_percentile", 2, static rows => Percentile(rows)),
        ("geometric_mean", 1, static rows => rows.Count == 0 ? null : Math.Exp(Numbers(rows).Average(Math.Log))),
        ("stddev", 1, static rows => Variance(rows, sample: true) is { } variance ? Math.Sqrt(variance) : null),
        ("stddev_pop", 1, static rows => Variance(rows, sample: false) is { } variance ? Math.Sqrt(variance) : null),
        ("variance", 1, static rows => Variance(rows, sample: true)),
        ("var_pop", 1, static rows => Variance(rows, sample: false)),
        ("bool_and", 1, static rows => rows.TrueForAll(static row => row[0] is not null && Number(row[0]!) != 0)),
        ("bool_or", 1, static rows => rows.Exists(static row => row[0] is not null && Number(row[0]!) != 0)),
    ];

    /// <summary>Gives a connection the functions.</summary>
    public static void Register(sqlite3 database)
    {
        foreach ((string name, int arguments, Func<List<object?[]>, object?> result) in s_aggregates)
        {
            raw.sqlite3_create_function(
                database,
                name,
                arguments,
                null,
                static (context, _, values) => ((List<object?[]>)(context.state ??= new List<object?[]>())).Add([.. values.Select(Read)]),
                (context, _) =>
                {
                    try
                    {
                        Write(context, result((List<object?[]>?)context.state ?? []));
                    }
                    catch (Exception wrong)
                    {
                        // Native code calls this, so nothing may get out of it; SQLite hands the message back as the statement's error.
                        raw.sqlite3_result_error(context, $"{name}: {wrong.Message}");
                    }
                });
        }
    }

    private static IEnumerable<double> Numbers(List<object?[]> rows) => rows.Where(static row => row[0] is not null).Select(static row => Number(row[0]!));

    private static IEnumerable<object?[]> By(List<object?[]> rows) => rows.Where(static row => row[1] is not null)
        .OrderBy(static row => row[1] is string ? 1 : 0)
        .ThenBy(static row => row[1] is string ? 0 : Number(row[1]!))
        .ThenBy(static row => row[1] as string, StringComparer.Ordinal);

    private static object? Percentile(List<object?[]> rows)
    {
        double[] sorted = [.. Numbers(rows).Order()];
        return sorted.Length == 0 ? null : sorted[(int)Math.Clamp(Math.Ceiling(Number(rows[0][1]!) * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    private static double? Variance(List<object?[]> rows, bool sample)
    {
        double[] numbers = [.. Numbers(rows)];
        int divisor = numbers.Length - (sample ? 1 : 0);
        if (divisor <= 0)
        {
            return null;
        }

        double mean = numbers.Average();
        return numbers.Sum(number => (number - mean) * (number - mean)) / divisor;
    }
}
