namespace ActionTrail.Aliyun.Sls;

/// <summary>What GetLogs and GetHistograms look for.</summary>
/// <param name="From">Begin of the time range, inclusive, whole seconds.</param>
/// <param name="To">End of the time range, exclusive, whole seconds; after <paramref name="From"/>.</param>
public sealed record SlsLogQuery(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Most logs on one page.</summary>
    public const int MaxLines = 100;

    /// <summary>Search statement, with <c>| SELECT …</c> for analysis; <c>*</c> for all logs.</summary>
    public string Query { get; init; } = "*";

    /// <summary>Only logs of this topic; empty for all.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Newest first; oldest first otherwise.</summary>
    public bool Reverse { get; init; }

    /// <summary>Logs per page, 0 to <see cref="MaxLines"/>; SQL pages with LIMIT instead.</summary>
    public int Lines { get; init; } = MaxLines;

    /// <summary>Logs to skip; 0 with SQL.</summary>
    public long Offset { get; init; }

    /// <summary>Whether SQL follows the search.</summary>
    internal bool IsAnalysis => BarIn(Query) >= 0;

    /// <summary>Finds where a search ends and SQL begins: the first bar outside quotation marks; a backslash escapes what follows it.</summary>
    /// <param name="query">Search statement.</param>
    /// <returns>Place of the bar; -1 when there is no SQL.</returns>
    public static int BarIn(string query)
    {
        bool quoted = false;
        for (int i = 0; i < query.Length; i++)
        {
            switch (query[i])
            {
                case '\\':
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '|' when !quoted:
                    return i;
            }
        }

        return -1;
    }
}
