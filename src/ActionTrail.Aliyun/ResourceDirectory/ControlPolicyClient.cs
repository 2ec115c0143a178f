using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>Control policies: upper bounds on what members can do, set from the management account.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class ControlPolicyClient(CloudConnection connection)
{
    private readonly PopClient _client = DirectoryService.Client(connection);
    private readonly DirectoryPages _pages = new(DirectoryService.Client(connection));

    /// <summary>Starts to enforce control policies.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    public Task EnableAsync(CancellationToken cancellationToken) => _client.CallAsync("EnableControlPolicy", [], cancellationToken);

    /// <summary>Stops enforcing them.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    public Task DisableAsync(CancellationToken cancellationToken) => _client.CallAsync("DisableControlPolicy", [], cancellationToken);

    /// <summary>Writes a policy; it binds nobody until it is attached.</summary>
    /// <param name="name">Name: letters, digits and dashes.</param>
    /// <param name="document">Policy, JSON, up to 4,096 characters.</param>
    /// <param name="description">Description; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ApiException"><c>MalformedPolicyDocument</c> and others.</exception>
    public async Task<ControlPolicy> CreateAsync(string name, string document, string? description, CancellationToken cancellationToken)
    {
        var arguments = new PopArguments { { "PolicyName", name }, { "PolicyDocument", document }, { "Description", description }, { "EffectScope", "RAM" } };
        return ControlPolicy.Read((await _client.CallAsync("CreateControlPolicy", arguments, cancellationToken).ConfigureAwait(false)).Child("ControlPolicy"));
    }

    /// <summary>Reads a policy with its text.</summary>
    /// <param name="policyId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The policy.</returns>
    public async Task<ControlPolicy> GetAsync(string policyId, CancellationToken cancellationToken) =>
        ControlPolicy.Read((await _client.CallAsync("GetControlPolicy", Arguments(policyId), cancellationToken).ConfigureAwait(false)).Child("ControlPolicy"));

    /// <summary>Deletes a policy that is attached nowhere.</summary>
    /// <param name="policyId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    public Task DeleteAsync(string policyId, CancellationToken cancellationToken) => _client.CallAsync("DeleteControlPolicy", Arguments(policyId), cancellationToken);

    /// <summary>Every policy.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The policies without their texts, page by page.</returns>
    public async IAsyncEnumerable<ControlPolicy> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PopAnswer policy in _pages.ReadAsync("ListControlPolicies", [], ("ControlPolicies", "ControlPolicy"), cancellationToken).ConfigureAwait(false))
        {
            yield return ControlPolicy.Read(policy);
        }
    }

    /// <summary>Attaches a policy.</summary>
    /// <param name="policyId">Its id.</param>
    /// <param name="targetId">Root folder, folder or member; everything below is bound.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>EntityNotExists.Target</c> and others.</exception>
    public Task AttachAsync(string policyId, string targetId, CancellationToken cancellationToken) =>
        _client.CallAsync("AttachControlPolicy", Arguments(policyId, targetId), cancellationToken);

    /// <summary>Detaches a policy; the last one of a target stays.</summary>
    /// <param name="policyId">Its id.</param>
    /// <param name="targetId">What it is attached to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>NotSupport.DetachLastControlPolicy</c> and others.</exception>
    public Task DetachAsync(string policyId, string targetId, CancellationToken cancellationToken) =>
        _client.CallAsync("DetachControlPolicy", Arguments(policyId, targetId), cancellationToken);

    /// <summary>The policies attached to a target itself.</summary>
    /// <param name="targetId">Root folder, folder or member.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The policies without their texts.</returns>
    public async Task<IReadOnlyList<ControlPolicy>> ListAttachedAsync(string targetId, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("ListControlPolicyAttachmentsForTarget", new PopArguments { { "TargetId", targetId } }, cancellationToken).ConfigureAwait(false);
        return [.. answer.List("ControlPolicyAttachments", "ControlPolicyAttachment").Select(ControlPolicy.Read)];
    }

    private static PopArguments Arguments(string policyId, string? targetId = null) => new() { { "PolicyId", policyId }, { "TargetId", targetId } };
}
