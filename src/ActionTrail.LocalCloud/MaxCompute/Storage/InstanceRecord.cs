using System.Globalization;
using System.Text.Json.Serialization;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>An instance: one statement that ran.</summary>
internal sealed record InstanceRecord
{
    /// <summary>Id, as clients see it.</summary>
    public required string Id { get; init; }

    /// <summary>Project that it ran in.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Who ran it, as the service calls them.</summary>
    public required string Owner { get; init; }

    /// <summary>Name of its task, as the client called it.</summary>
    public required string TaskName { get; init; }

    /// <summary>The statement.</summary>
    public required string Query { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Whether it succeeded.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>What it printed, or its error; empty for a query.</summary>
    public string Message { get; init; } = "";

    /// <summary>Number of the result; 0 when it has no rows to read.</summary>
    public long ResultId { get; init; }

    /// <summary>How many rows the result has.</summary>
    public long ResultRows { get; init; }

    /// <summary>Time zone in which its result shows moments; empty for the default.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>Columns of the result; empty without rows to read.</summary>
    public IReadOnlyList<MaxComputeColumn> ResultColumns { get; init; } = [];

    /// <summary>Name of the SQLite table that holds a result.</summary>
    public static string ResultName(long resultId) => string.Create(CultureInfo.InvariantCulture, $"r{resultId}");

    /// <summary>The result's rows; null when there are none to read.</summary>
    [JsonIgnore]
    public RowSource? Result => ResultId == 0
        ? null
        : new RowSource(ResultName(ResultId), [.. ResultColumns.Select(static (column, index) => (column, TableDefinition.DataColumn(index)))], long.MaxValue);
}
