using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Search;

/// <summary>Runs SQL where the delivered events are: in the logstore or the table of a trail.</summary>
/// <param name="connection">An identity that may query the store.</param>
/// <param name="trail">The trail.</param>
public sealed class StoreQuery(CloudConnection connection, Trail trail)
{
    /// <summary>What stands for the trail's own logstore or table in a statement.</summary>
    public const string Placeholder = "{events}";

    /// <summary>Queries the logstore. A statement that begins with SELECT is run over every event of the time range.</summary>
    /// <param name="statement">Search statement, with <c>| SELECT …</c> for analysis, or SQL alone; <see cref="Placeholder"/> means the logstore.</param>
    /// <param name="from">Start of the time range.</param>
    /// <param name="to">End of the time range.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ConfigurationException">The trail delivers to no logstore.</exception>
    /// <exception cref="ApiException">Log Service refused, or its answer stayed incomplete; nothing is left out silently.</exception>
    public IAsyncEnumerable<IReadOnlyDictionary<string, string>> LogsAsync(
        string statement, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        SlsProjectArn project = trail.SlsProjectArn.Length > 0 ? SlsProjectArn.Parse(trail.SlsProjectArn) : throw None("Log Service project");
        string text = statement.Replace(Placeholder, "log", StringComparison.Ordinal).Trim();
        text = text.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) ? $"* | {text}" : text;
        var query = new SlsLogQuery(from, to) { Query = text, Reverse = true };
        var client = new SlsClient(connection.In(project.Region));
        return client.ReadLogsAsync(project.Project, DeliveryNames.LogstoreFor(TrailName.Parse(trail.Name)), query, cancellationToken);
    }

    /// <summary>Queries the table.</summary>
    /// <param name="statement">A SELECT statement; <see cref="Placeholder"/> means the table.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>Up to 10,000 rows; a null stays null.</returns>
    /// <exception cref="ConfigurationException">The trail delivers to no table.</exception>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> RowsAsync(string statement, CancellationToken cancellationToken)
    {
        MaxComputeProjectArn project = trail.MaxComputeProjectArn.Length > 0 ? MaxComputeProjectArn.Parse(trail.MaxComputeProjectArn) : throw None("MaxCompute project");
        string text = statement.Replace(Placeholder, DeliveryNames.TableFor(TrailName.Parse(trail.Name)).Value, StringComparison.Ordinal);
        MaxComputeResult result = await new MaxComputeClient(connection.In(project.Region)).ExecuteSqlAsync(project.Project, text, null, cancellationToken).ConfigureAwait(false);
        return [.. result.Rows.Select(row => result.Columns.Zip(row).ToDictionary(static cell => cell.First, static cell => cell.Second, StringComparer.Ordinal))];
    }

    private UnsuitableException None(string store) => new($"Trail '{trail.Name}' delivers to no {store}; Set-AtTrail -Destination adds one.");
}
