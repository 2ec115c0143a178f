using System.Globalization;
using SQLitePCL;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>Values on their way between SQLite and the functions of the service: null, long, double or string.</summary>
internal static class SqlValues
{
    /// <summary>Reads an argument.</summary>
    public static object? Read(sqlite3_value value) => raw.sqlite3_value_type(value) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_value_int64(value),
        raw.SQLITE_FLOAT => raw.sqlite3_value_double(value),
        raw.SQLITE_NULL => null,
        _ => raw.sqlite3_value_text(value).utf8_to_string(),
    };

    /// <summary>Writes a result.</summary>
    public static void Write(sqlite3_context context, object? value)
    {
        switch (value)
        {
            case null:
                raw.sqlite3_result_null(context);
                break;
            case bool truth:
                raw.sqlite3_result_int(context, truth ? 1 : 0);
                break;
            case long number:
                raw.sqlite3_result_int64(context, number);
                break;
            case double number:
                raw.sqlite3_result_double(context, number);
                break;
            default:
                raw.sqlite3_result_text(context, Text(value));
                break;
        }
    }

    /// <summary>A value as text.</summary>
    public static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>A value as a number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static double Number(object value) => value switch
    {
        long number => number,
        double number => number,
        _ => double.Parse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>A value as a whole number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static int Whole(object value) => (int)Math.Clamp(Number(value), int.MinValue, int.MaxValue);
}
