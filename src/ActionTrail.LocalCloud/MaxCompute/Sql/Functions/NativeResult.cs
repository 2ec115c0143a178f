using System.Text;
using SQLitePCL;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Takes the result of one call from SQLite; NULL until something is set.</summary>
/// <param name="context">SQLite's context.</param>
internal readonly struct NativeResult(sqlite3_context context)
{
    /// <summary>A whole number.</summary>
    public void Set(long value) => raw.sqlite3_result_int64(context, value);

    /// <summary>A truth value.</summary>
    public void Set(bool value) => raw.sqlite3_result_int(context, value ? 1 : 0);

    /// <summary>A floating-point number; one that is none is NULL.</summary>
    public void SetFinite(double value)
    {
        if (double.IsFinite(value))
        {
            raw.sqlite3_result_double(context, value);
        }
    }

    /// <summary>Text.</summary>
    public void Set(string value) => SetUtf8(Encoding.UTF8.GetBytes(value));

    /// <summary>Text in UTF-8.</summary>
    public void SetUtf8(ReadOnlySpan<byte> value) => raw.sqlite3_result_text(context, value);

    /// <summary>Ends the statement with an error.</summary>
    public void Fail(string message) => raw.sqlite3_result_error(context, message);
}
