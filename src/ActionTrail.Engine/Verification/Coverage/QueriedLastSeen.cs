using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Engine.Verification.Coverage;

/// <summary>Asks once, by SQL where the data lives, about every account together.</summary>
public sealed class QueriedLastSeen : ILastSeen
{
    private static readonly TimeSpan s_history = TimeSpan.FromDays(90);
    private readonly Func<CancellationToken, Task<Dictionary<string, DateTimeOffset>>> _ask;
    private Dictionary<string, DateTimeOffset>? _answer;

    private QueriedLastSeen(string kind, Func<CancellationToken, Task<Dictionary<string, DateTimeOffset>>> ask)
    {
        Kind = kind;
        _ask = ask;
    }

    /// <inheritdoc/>
    public string Kind { get; }

    /// <summary>In a logstore, of the last 90 days.</summary>
    /// <param name="connection">An identity that may search it.</param>
    /// <param name="project">Project.</param>
    /// <param name="logstore">Logstore of the trail.</param>
    /// <returns>The answerer.</returns>
    public static QueriedLastSeen Sls(CloudConnection connection, SlsProjectArn project, SlsLogstoreName logstore) =>
        new("SLS", stop => AskAsync(connection.In(project.Region), project.Project, logstore, stop));

    /// <summary>In a table.</summary>
    /// <param name="connection">An identity that may select from it.</param>
    /// <param name="project">Project.</param>
    /// <param name="table">Table of the trail.</param>
    /// <returns>The answerer.</returns>
    public static QueriedLastSeen MaxCompute(CloudConnection connection, MaxComputeProjectArn project, MaxComputeTableName table) =>
        new("MaxCompute", stop => AskAsync(connection.In(project.Region), project.Project, table, stop));

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> OfAsync(AccountId account, CancellationToken cancellationToken) =>
        (_answer ??= await _ask(cancellationToken).ConfigureAwait(false)).TryGetValue(account.Value, out DateTimeOffset latest) ? latest : null;

    private static async Task<Dictionary<string, DateTimeOffset>> AskAsync(CloudConnection connection, SlsProjectName project, SlsLogstoreName logstore, CancellationToken cancellationToken)
    {
        DateTimeOffset now = connection.Time.GetUtcNow();
        var query = new SlsLogQuery(now - s_history, now.AddMinutes(1))
        {
            Query = """* | SELECT "event.recipientAccountId" AS account, max(__time__) AS latest GROUP BY "event.recipientAccountId" LIMIT 100000""",
        };
        var latest = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (IReadOnlyDictionary<string, string> row in new SlsClient(connection).ReadLogsAsync(project, logstore, query, cancellationToken).ConfigureAwait(false))
        {
            if (row.GetValueOrDefault("account") is { Length: > 0 } account && long.TryParse(row.GetValueOrDefault("latest"), NumberStyles.None, CultureInfo.InvariantCulture, out long second))
            {
                latest[account] = DateTimeOffset.FromUnixTimeSeconds(second);
            }
        }

        return latest;
    }

    private static async Task<Dictionary<string, DateTimeOffset>> AskAsync(CloudConnection connection, MaxComputeProjectName project, MaxComputeTableName table, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        string sql = $"SELECT account_id, MAX(event_time) AS latest FROM {table} GROUP BY account_id;";
        await foreach (MaxComputeRecord row in new MaxComputeClient(connection).QueryAsync(project, sql, null, cancellationToken).ConfigureAwait(false))
        {
            if (row[0] is string account && DateTimeOffset.TryParse((string?)row[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            {
                latest[account] = time;
            }
        }

        return latest;
    }
}
