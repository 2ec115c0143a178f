using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Sls.Logs;
using ActionTrail.LocalCloud.Sls.Search;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>Runs analytic statements: the matching logs become a table of a throw-away database that can see nothing else.</summary>
internal static class SqlAnalysis
{
    /// <summary>Runs a statement.</summary>
    /// <param name="sql">SQL as the client wrote it.</param>
    /// <param name="logstore">Name of the logstore.</param>
    /// <param name="rules">Rules of its index.</param>
    /// <param name="now">Time of the call.</param>
    /// <param name="logs">The logs that match the search.</param>
    /// <exception cref="CloudError">400 ParameterInvalid.</exception>
    public static SqlAnswer Run(string sql, string logstore, IndexRules rules, DateTimeOffset now, IEnumerable<StoredLog> logs)
    {
        var statement = SqlStatement.Parse(sql, logstore, SqlColumn.Of(rules), now);
        using var sandbox = new SqlSandbox(now);
        long processed = sandbox.Load(statement.Columns, logs);
        (IReadOnlyList<(string, string)> columns, IReadOnlyList<IReadOnlyList<string?>> rows) = sandbox.Run(statement.Text);
        return new SqlAnswer(columns, rows, processed);
    }
}
