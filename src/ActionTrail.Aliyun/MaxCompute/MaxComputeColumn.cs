namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>One column of a table or result.</summary>
/// <param name="Name">Lower-case name.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Comment">Comment; empty when there is none.</param>
public sealed record MaxComputeColumn(string Name, MaxComputeType Type, string Comment = "");
