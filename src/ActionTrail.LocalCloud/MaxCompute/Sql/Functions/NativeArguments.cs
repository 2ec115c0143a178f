using System.Text;
using SQLitePCL;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Arguments of one call from SQLite.</summary>
/// <param name="values">SQLite's values.</param>
internal readonly struct NativeArguments(sqlite3_value[] values)
{
    /// <summary>How many there are.</summary>
    public int Count => values.Length;

    /// <summary>Whether an argument is NULL.</summary>
    public bool IsNull(int index) => raw.sqlite3_value_type(values[index]) == raw.SQLITE_NULL;

    /// <summary>A whole number.</summary>
    public long Integer(int index) => raw.sqlite3_value_int64(values[index]);

    /// <summary>A floating-point number.</summary>
    public double Floating(int index) => raw.sqlite3_value_double(values[index]);

    /// <summary>Text as UTF-8, valid during the call.</summary>
    public ReadOnlySpan<byte> Utf8(int index) => raw.sqlite3_value_blob(values[index]);

    /// <summary>Text.</summary>
    public string Text(int index) => Encoding.UTF8.GetString(Utf8(index));
}
