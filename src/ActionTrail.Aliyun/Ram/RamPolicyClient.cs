using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.Ram;

/// <summary>RAM 2015-05-01: policies and their versions.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class RamPolicyClient(CloudConnection connection)
{
    private readonly PopClient _client = RamCalls.Connect(connection);

    /// <summary>Makes a custom policy.</summary>
    /// <param name="name">Its name: 1 to 128 letters, digits and dashes.</param>
    /// <param name="document">The policy, JSON, up to 6,144 characters.</param>
    /// <param name="description">Description, up to 1,024 characters; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The policy.</returns>
    public async Task<RamPolicy> CreateAsync(string name, string document, string? description, CancellationToken cancellationToken)
    {
        PopArguments arguments = new() { { "PolicyName", name }, { "PolicyDocument", document }, { "Description", description } };
        PopAnswer answer = await _client.CallAsync("CreatePolicy", arguments, cancellationToken).ConfigureAwait(false);
        return Policy(answer.Child("Policy"), document);
    }

    /// <summary>Reads a policy with the version that is in force.</summary>
    /// <param name="policy">Type and name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The policy.</returns>
    public async Task<RamPolicy> GetAsync(PolicyId policy, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("GetPolicy", Named(policy), cancellationToken).ConfigureAwait(false);
        return Policy(answer.Child("Policy"), answer.ChildOrNull("DefaultPolicyVersion")?.TextOrNull("PolicyDocument"));
    }

    /// <summary>Lists policies; their documents are left out.</summary>
    /// <param name="type">Type; null for both.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The policies, a page at a time.</returns>
    public async IAsyncEnumerable<RamPolicy> ListAsync(PolicyType? type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PopArguments arguments = new() { { "PolicyType", type?.ToString() } };
        await foreach (PopAnswer policy in RamCalls.PagesAsync(_client, "ListPolicies", arguments, ("Policies", "Policy"), cancellationToken).ConfigureAwait(false))
        {
            yield return Policy(policy, null);
        }
    }

    /// <summary>Removes a custom policy that is attached to nobody.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        _client.CallAsync("DeletePolicy", new() { { "PolicyName", name } }, cancellationToken);

    /// <summary>Adds a version to a custom policy and puts it in force; the oldest one makes room when there are five.</summary>
    /// <param name="name">Name of the policy.</param>
    /// <param name="document">The policy, JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The version.</returns>
    public async Task<RamPolicyVersion> ReplaceAsync(string name, string document, CancellationToken cancellationToken)
    {
        PopArguments arguments = new()
        {
            { "PolicyName", name },
            { "PolicyDocument", document },
            { "SetAsDefault", (bool?)true },
            { "RotateStrategy", "DeleteOldestNonDefaultVersionWhenLimitExceeded" },
        };
        return Version((await _client.CallAsync("CreatePolicyVersion", arguments, cancellationToken).ConfigureAwait(false)).Child("PolicyVersion"));
    }

    /// <summary>Lists the versions of a policy.</summary>
    /// <param name="policy">Type and name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The versions, oldest first.</returns>
    public async Task<IReadOnlyList<RamPolicyVersion>> ListVersionsAsync(PolicyId policy, CancellationToken cancellationToken) =>
        [.. (await _client.CallAsync("ListPolicyVersions", Named(policy), cancellationToken).ConfigureAwait(false)).List("PolicyVersions", "PolicyVersion").Select(Version)];

    /// <summary>Puts a version of a custom policy in force.</summary>
    /// <param name="name">Name of the policy.</param>
    /// <param name="versionId">Id of the version.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task SetDefaultVersionAsync(string name, string versionId, CancellationToken cancellationToken) =>
        _client.CallAsync("SetDefaultPolicyVersion", new() { { "PolicyName", name }, { "VersionId", versionId } }, cancellationToken);

    /// <summary>Removes a version of a custom policy that is not in force.</summary>
    /// <param name="name">Name of the policy.</param>
    /// <param name="versionId">Id of the version.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task DeleteVersionAsync(string name, string versionId, CancellationToken cancellationToken) =>
        _client.CallAsync("DeletePolicyVersion", new() { { "PolicyName", name }, { "VersionId", versionId } }, cancellationToken);

    private static PopArguments Named(PolicyId policy) => new() { { "PolicyType", policy.Type.ToString() }, { "PolicyName", policy.Name } };

    private static RamPolicy Policy(PopAnswer policy, string? document) => new(
        RamCalls.Id(policy),
        policy.TextOrNull("Description") ?? "",
        policy.TextOrNull("DefaultVersion") ?? "",
        policy.TextOrNull("AttachmentCount") is null ? null : (int)policy.Integer("AttachmentCount", 0),
        document);

    private static RamPolicyVersion Version(PopAnswer version) =>
        new(version.Text("VersionId"), version.Boolean("IsDefaultVersion"), version.TextOrNull("PolicyDocument"), version.Time("CreateDate"));
}
