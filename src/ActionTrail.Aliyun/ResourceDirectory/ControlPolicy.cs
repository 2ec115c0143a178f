using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>A control policy: what members below the folders it is attached to may do at most.</summary>
public sealed record ControlPolicy
{
    /// <summary><c>cp-…</c>, or <c>FullAliyunAccess</c>.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Name.</summary>
    public required string PolicyName { get; init; }

    /// <summary><c>System</c> or <c>Custom</c>.</summary>
    public string PolicyType { get; init; } = "";

    /// <summary>Description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Policy, JSON; empty in lists.</summary>
    public string PolicyDocument { get; init; } = "";

    internal static ControlPolicy Read(PopAnswer answer) => new()
    {
        PolicyId = answer.Text("PolicyId"),
        PolicyName = answer.Text("PolicyName"),
        PolicyType = answer.TextOrNull("PolicyType") ?? "",
        Description = answer.TextOrNull("Description") ?? "",
        PolicyDocument = answer.TextOrNull("PolicyDocument") ?? "",
    };
}
