using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>Trusted services of a directory and the members that administer them.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class DelegationClient(CloudConnection connection)
{
    private readonly PopClient _client = DirectoryService.Client(connection);
    private readonly DirectoryPages _pages = new(DirectoryService.Client(connection));

    /// <summary>Makes a member administrator of a service.</summary>
    /// <param name="accountId">Its account id.</param>
    /// <param name="servicePrincipal">Service, for example <c>actiontrail.aliyuncs.com</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>AccountAlreadyRegistered</c>, <c>InvalidParameter.ServicePrincipal</c> and others.</exception>
    public Task RegisterAsync(string accountId, string servicePrincipal, CancellationToken cancellationToken) =>
        _client.CallAsync("RegisterDelegatedAdministrator", Arguments(accountId, servicePrincipal), cancellationToken);

    /// <summary>Ends a member's administration of a service.</summary>
    /// <param name="accountId">Its account id.</param>
    /// <param name="servicePrincipal">Service.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>AccountNotRegistered</c> and others.</exception>
    public Task DeregisterAsync(string accountId, string servicePrincipal, CancellationToken cancellationToken) =>
        _client.CallAsync("DeregisterDelegatedAdministrator", Arguments(accountId, servicePrincipal), cancellationToken);

    /// <summary>The delegated administrators.</summary>
    /// <param name="servicePrincipal">Service; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The administrators, page by page.</returns>
    public async IAsyncEnumerable<DelegatedAdministrator> ListAdministratorsAsync(string? servicePrincipal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var arguments = new PopArguments { { "ServicePrincipal", servicePrincipal } };
        await foreach (PopAnswer item in _pages.ReadAsync("ListDelegatedAdministrators", arguments, ("Accounts", "Account"), cancellationToken).ConfigureAwait(false))
        {
            yield return DelegatedAdministrator.Read(item);
        }
    }

    /// <summary>The services that work across the directory, as far as the caller may see them.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The services, page by page.</returns>
    public async IAsyncEnumerable<TrustedService> ListTrustedServicesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PopAnswer item in _pages.ReadAsync(
            "ListTrustedServiceStatus", [], ("EnabledServicePrincipals", "EnabledServicePrincipal"), cancellationToken).ConfigureAwait(false))
        {
            yield return new TrustedService(item.Text("ServicePrincipal"), item.TimeOrNull("EnableTime"));
        }
    }

    private static PopArguments Arguments(string accountId, string servicePrincipal) =>
        new() { { "AccountId", accountId }, { "ServicePrincipal", servicePrincipal } };
}
