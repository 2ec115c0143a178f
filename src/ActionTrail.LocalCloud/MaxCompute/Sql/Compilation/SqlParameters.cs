using System.Globalization;
using System.Text;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>Values of one statement, each once; the statement's text names them by number.</summary>
internal sealed class SqlParameters
{
    /// <summary>SQLite's own bound is 32,766.</summary>
    private const int Most = 30_000;

    private readonly Dictionary<object, string> _names = [];
    private readonly List<object> _values = [];

    /// <summary>Adds a value.</summary>
    /// <param name="value">A <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or <see cref="bool"/>.</param>
    /// <param name="at">Where it stands.</param>
    /// <returns>What stands for it in the text.</returns>
    public string Add(object value, SourcePosition at)
    {
        if (!_names.TryGetValue(value, out string? name))
        {
            if (_values.Count == Most)
            {
                throw SqlException.Parse(at, $"more than {Most} different values");
            }

            _values.Add(value);
            name = string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}");
            _names[value] = name;
        }

        return name;
    }

    /// <summary>Gives the values to a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>The same statement.</returns>
    public SqliteStatement Bind(SqliteStatement statement)
    {
        for (int index = 0; index < _values.Count; index++)
        {
            _ = _values[index] switch
            {
                long number => statement.Bind(index + 1, number),
                double number => statement.Bind(index + 1, number),
                bool truth => statement.Bind(index + 1, truth ? 1L : 0L),
                var text => statement.BindUtf8(index + 1, Encoding.UTF8.GetBytes((string)text)),
            };
        }

        return statement;
    }
}
