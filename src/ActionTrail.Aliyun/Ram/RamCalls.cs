using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.Ram;

/// <summary>What the RAM clients share: connection, paging and the shape of attachments.</summary>
internal static class RamCalls
{
    /// <summary>A client of RAM.</summary>
    public static PopClient Connect(CloudConnection connection) => new(connection, "Ram", "2015-05-01", connection.Endpoints.Ram);

    /// <summary>All items of a list, asking for the next page when its first item is wanted.</summary>
    public static async IAsyncEnumerable<PopAnswer> PagesAsync(
        PopClient client, string action, PopArguments arguments, (string Outer, string Inner) names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? marker = null;
        do
        {
            PopArguments page = [.. arguments, new("Marker", marker), new("MaxItems", "100")];
            PopAnswer answer = await client.CallAsync(action, page, cancellationToken).ConfigureAwait(false);
            foreach (PopAnswer item in answer.List(names.Outer, names.Inner))
            {
                yield return item;
            }

            marker = answer.Boolean("IsTruncated") ? answer.TextOrNull("Marker") : null;
        }
        while (!string.IsNullOrEmpty(marker));
    }

    /// <summary>Parameters that attach or detach a policy.</summary>
    public static PopArguments Attachment(PolicyId policy, string targetName, string target) => new()
    {
        { "PolicyType", policy.Type.ToString() },
        { "PolicyName", policy.Name },
        { targetName, target },
    };

    /// <summary>The answer of a <c>ListPoliciesFor…</c> operation.</summary>
    public static IReadOnlyList<AttachedPolicy> Attached(PopAnswer answer) =>
        [.. answer.List("Policies", "Policy").Select(static policy => new AttachedPolicy(Id(policy), policy.TextOrNull("DefaultVersion") ?? "", policy.TimeOrNull("AttachDate")))];

    /// <summary>Type and name of a policy in an answer.</summary>
    public static PolicyId Id(PopAnswer policy) =>
        new(policy.Text("PolicyType") == nameof(PolicyType.System) ? PolicyType.System : PolicyType.Custom, policy.Text("PolicyName"));
}
