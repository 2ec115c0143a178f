using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Trails;

/// <summary>ActionTrail 2020-07-06: what access keys of the account were used for, 400 days back at most.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class AccessKeyAuditClient(CloudConnection connection)
{
    private readonly PopClient _client = TrailService.Client(connection);

    /// <summary>Whose a key is, and its latest use.</summary>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Owner and use.</returns>
    /// <exception cref="ApiException"><c>InvalidQueryParameter</c> and others.</exception>
    public async Task<AccessKeyOwnership> GetAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("GetAccessKeyLastUsedInfo", new PopArguments { { "AccessKey", accessKeyId } }, cancellationToken).ConfigureAwait(false);
        return new AccessKeyOwnership(
            answer.TextOrNull("AccessKeyId") ?? accessKeyId,
            answer.TextOrNull("AccountType") ?? "",
            answer.TextOrNull("UserName") ?? "",
            answer.Integer("UsedTimestamp", 0) == 0 ? null : AccessKeyUse.Read(answer, "ServiceName"));
    }

    /// <summary>The services that a key called, newest use first.</summary>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One use per service.</returns>
    /// <exception cref="ApiException"><c>InvalidQueryParameter</c> and others.</exception>
    public async Task<IReadOnlyList<AccessKeyUse>> ListServicesAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("GetAccessKeyLastUsedProducts", new PopArguments { { "AccessKey", accessKeyId } }, cancellationToken).ConfigureAwait(false);
        return [.. answer.List("Products").Select(static product => AccessKeyUse.Read(product, "ServiceName"))];
    }

    /// <summary>The operations that a key called in one service, newest use first.</summary>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="serviceName">Service.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>One use per operation, page by page.</returns>
    public IAsyncEnumerable<AccessKeyUse> ListOperationsAsync(string accessKeyId, string serviceName, CancellationToken cancellationToken) =>
        ListAsync("GetAccessKeyLastUsedEvents", "Events", (accessKeyId, serviceName), static item => AccessKeyUse.Read(item, "EventName"), cancellationToken);

    /// <summary>The addresses from which a key called one service, newest use first.</summary>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="serviceName">Service.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>One use per address, page by page.</returns>
    public IAsyncEnumerable<AccessKeyUse> ListAddressesAsync(string accessKeyId, string serviceName, CancellationToken cancellationToken) =>
        ListAsync("GetAccessKeyLastUsedIps", "Ips", (accessKeyId, serviceName), static item => AccessKeyUse.Read(item, "Ip"), cancellationToken);

    /// <summary>The resources that a key touched in one service, newest use first.</summary>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="serviceName">Service.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>One use per resource, page by page.</returns>
    public IAsyncEnumerable<AccessKeyUse> ListResourcesAsync(string accessKeyId, string serviceName, CancellationToken cancellationToken) => ListAsync(
        "GetAccessKeyLastUsedResources", "Resources", (accessKeyId, serviceName), static item => AccessKeyUse.Read(item, "ResourceName", "ResourceType"), cancellationToken);

    private async IAsyncEnumerable<AccessKeyUse> ListAsync(
        string operation,
        string list,
        (string AccessKeyId, string ServiceName) of,
        Func<PopAnswer, AccessKeyUse> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            var arguments = new PopArguments { { "AccessKey", of.AccessKeyId }, { "ServiceName", of.ServiceName }, { "PageSize", (long?)100 }, { "NextToken", token } };
            PopAnswer answer = await _client.CallAsync(operation, arguments, cancellationToken).ConfigureAwait(false);
            foreach (PopAnswer item in answer.List(list))
            {
                yield return read(item);
            }

            token = answer.TextOrNull("NextToken");
        }
        while (!string.IsNullOrEmpty(token));
    }
}
