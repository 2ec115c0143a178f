using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.ResourceManager;

/// <summary>Resource Manager 2020-03-31: the roles that the cloud makes for its services.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class ServiceLinkedRoleClient(CloudConnection connection)
{
    private readonly PopClient _client = new(connection, "ResourceManager", "2020-03-31", connection.Endpoints.ResourceManager);

    /// <summary>Makes the role of a service.</summary>
    /// <param name="serviceName">Service, for example <c>actiontrail.aliyuncs.com</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The role.</returns>
    /// <exception cref="ApiException"><c>EntityAlreadyExists.Role</c>, <c>EntityNotExist.Service</c> and others.</exception>
    public async Task<ServiceLinkedRole> CreateAsync(string serviceName, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("CreateServiceLinkedRole", new PopArguments { { "ServiceName", serviceName } }, cancellationToken).ConfigureAwait(false);
        return ServiceLinkedRole.Read(answer.Child("Role"));
    }

    /// <summary>Makes the role of a service unless it is there.</summary>
    /// <param name="serviceName">Service, for example <c>actiontrail.aliyuncs.com</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it was made.</returns>
    /// <exception cref="ApiException"><c>EntityNotExist.Service</c> and others.</exception>
    public async Task<bool> EnsureAsync(string serviceName, CancellationToken cancellationToken)
    {
        try
        {
            await CreateAsync(serviceName, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ApiException error) when (error.Code == "EntityAlreadyExists.Role")
        {
            return false;
        }
    }

    /// <summary>Starts to delete a service-linked role.</summary>
    /// <param name="roleName">Role name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Id of the deletion task, for <see cref="GetDeletionAsync"/>.</returns>
    /// <exception cref="ApiException"><c>EntityNotExist.ServiceLinkedRole</c> and others.</exception>
    public async Task<string> DeleteAsync(string roleName, CancellationToken cancellationToken) =>
        (await _client.CallAsync("DeleteServiceLinkedRole", new PopArguments { { "RoleName", roleName } }, cancellationToken).ConfigureAwait(false)).Text("DeletionTaskId");

    /// <summary>How a deletion went.</summary>
    /// <param name="deletionTaskId">What <see cref="DeleteAsync"/> returned.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The state.</returns>
    public async Task<ServiceLinkedRoleDeletion> GetDeletionAsync(string deletionTaskId, CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync(
            "GetServiceLinkedRoleDeletionStatus", new PopArguments { { "DeletionTaskId", deletionTaskId } }, cancellationToken).ConfigureAwait(false);
        return ServiceLinkedRoleDeletion.Read(deletionTaskId, answer);
    }
}
