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

    /// <summary>Whether SQL follows the search: behind a bar outside quotation marks that no backslash escapes.</summary>
    internal bool IsAnalysis
    {
        get
        {
            bool quoted = false;
            for (int i = 0; i < Query.Length; i++)
            {
                switch (Query[i])
                {
                    case '\\':
                        i++;
                        break;
                    case '"':
                        quoted = !quoted;
                        break;
                    case '|' when !quoted:
                        return true;
                }
            }

            return false;
        }
    }
}
