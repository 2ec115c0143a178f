using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.Ram;

/// <summary>RAM 2015-05-01: users, policies on them, and their access keys.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class RamUserClient(CloudConnection connection)
{
    private readonly PopClient _client = RamCalls.Connect(connection);

    /// <summary>Sends once only: a key whose answer got lost is there, and nobody has its secret.</summary>
    private readonly PopClient _once = RamCalls.Connect(connection with { Retry = connection.Retry with { MaxAttempts = 1 } });

    /// <summary>Makes a user.</summary>
    /// <param name="name">Login name: 1 to 64 letters, digits, <c>. _ -</c>.</param>
    /// <param name="displayName">Display name, up to 128 characters; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user.</returns>
    public async Task<RamUser> CreateAsync(string name, string? displayName, CancellationToken cancellationToken)
    {
        PopArguments arguments = new() { { "UserName", name }, { "DisplayName", displayName } };
        return User((await _client.CallAsync("CreateUser", arguments, cancellationToken).ConfigureAwait(false)).Child("User"));
    }

    /// <summary>Reads a user.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user.</returns>
    public async Task<RamUser> GetAsync(string name, CancellationToken cancellationToken) =>
        User((await _client.CallAsync("GetUser", Named(name), cancellationToken).ConfigureAwait(false)).Child("User"));

    /// <summary>Lists the users of the account.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The users, a page at a time.</returns>
    public async IAsyncEnumerable<RamUser> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PopAnswer user in RamCalls.PagesAsync(_client, "ListUsers", [], ("Users", "User"), cancellationToken).ConfigureAwait(false))
        {
            yield return User(user);
        }
    }

    /// <summary>Removes a user without keys, policies and groups.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => _client.CallAsync("DeleteUser", Named(name), cancellationToken);

    /// <summary>Attaches a policy to a user.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task AttachPolicyAsync(string name, PolicyId policy, CancellationToken cancellationToken) =>
        _client.CallAsync("AttachPolicyToUser", RamCalls.Attachment(policy, "UserName", name), cancellationToken);

    /// <summary>Takes a policy from a user.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task DetachPolicyAsync(string name, PolicyId policy, CancellationToken cancellationToken) =>
        _client.CallAsync("DetachPolicyFromUser", RamCalls.Attachment(policy, "UserName", name), cancellationToken);

    /// <summary>Lists the policies attached to a user.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The policies.</returns>
    public async Task<IReadOnlyList<AttachedPolicy>> ListPoliciesAsync(string name, CancellationToken cancellationToken) =>
        RamCalls.Attached(await _client.CallAsync("ListPoliciesForUser", Named(name), cancellationToken).ConfigureAwait(false));

    /// <summary>Makes an access key; this answer is the only place that shows its secret. The call is sent once only.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The key.</returns>
    public async Task<CloudCredentials> CreateAccessKeyAsync(string name, CancellationToken cancellationToken)
    {
        PopAnswer key = (await _once.CallAsync("CreateAccessKey", Named(name), cancellationToken).ConfigureAwait(false)).Child("AccessKey");
        return new CloudCredentials(key.Text("AccessKeyId"), key.Text("AccessKeySecret"));
    }

    /// <summary>Lists a user's access keys.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The keys, oldest first.</returns>
    public async Task<IReadOnlyList<RamAccessKey>> ListAccessKeysAsync(string name, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("ListAccessKeys", Named(name), cancellationToken).ConfigureAwait(false);
        return [.. answer.List("AccessKeys", "AccessKey").Select(static key => new RamAccessKey(
            key.Text("AccessKeyId"), key.Text("Status") == "Active" ? AccessKeyStatus.Active : AccessKeyStatus.Inactive, key.Time("CreateDate")))];
    }

    /// <summary>Switches an access key on or off.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="status">Whether it may sign.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task UpdateAccessKeyAsync(string name, string accessKeyId, AccessKeyStatus status, CancellationToken cancellationToken) =>
        _client.CallAsync("UpdateAccessKey", new() { { "UserName", name }, { "UserAccessKeyId", accessKeyId }, { "Status", status.ToString() } }, cancellationToken);

    /// <summary>Removes an access key.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Nothing.</returns>
    public Task DeleteAccessKeyAsync(string name, string accessKeyId, CancellationToken cancellationToken) =>
        _client.CallAsync("DeleteAccessKey", new() { { "UserName", name }, { "UserAccessKeyId", accessKeyId } }, cancellationToken);

    private static PopArguments Named(string name) => new() { { "UserName", name } };

    private static RamUser User(PopAnswer user) => new(
        user.Text("UserId"), user.Text("UserName"), user.TextOrNull("DisplayName") ?? "", user.TextOrNull("Comments") ?? "", user.Time("CreateDate"));
}
