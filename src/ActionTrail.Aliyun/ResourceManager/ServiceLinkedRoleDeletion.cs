using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceManager;

/// <summary>State of the deletion of a service-linked role.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="Status"><c>NOT_STARTED</c>, <c>IN_PROGRESS</c>, <c>SUCCEEDED</c>, <c>FAILED</c> or <c>INTERNAL_ERROR</c>.</param>
/// <param name="Reason">Why it failed; empty when it did not.</param>
/// <param name="UsedBy">ARNs of what still uses the role.</param>
public sealed record ServiceLinkedRoleDeletion(string TaskId, string Status, string Reason, IReadOnlyList<string> UsedBy)
{
    internal static ServiceLinkedRoleDeletion Read(string taskId, PopAnswer answer)
    {
        PopAnswer? reason = answer.ChildOrNull("Reason");
        return new ServiceLinkedRoleDeletion(
            taskId,
            answer.Text("Status"),
            reason?.TextOrNull("Message") ?? "",
            [.. (reason?.List("RoleUsages", "RoleUsage") ?? []).SelectMany(static usage => usage.ChildOrNull("Resources")?.Texts("Resource") ?? [])]);
    }
}
