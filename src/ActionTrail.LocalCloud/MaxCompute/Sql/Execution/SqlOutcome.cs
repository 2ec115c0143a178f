using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Execution;

/// <summary>What a statement did.</summary>
/// <param name="Text">What it prints; empty for a query.</param>
internal sealed record SqlOutcome(string Text)
{
    /// <summary>A statement that prints nothing worth reading.</summary>
    public static SqlOutcome Done { get; } = new("OK");

    /// <summary>Number of the result; 0 without rows.</summary>
    public long ResultId { get; init; }

    /// <summary>How many rows the result has.</summary>
    public long Rows { get; init; }

    /// <summary>Columns of the result.</summary>
    public IReadOnlyList<MaxComputeColumn> Columns { get; init; } = [];
}
