using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The services that work across the directory: all of them for the management account, its own for a delegated administrator.</summary>
internal sealed class ListTrustedServiceStatus : DirectoryOperation
{
    /// <inheritdoc/>
    protected override DirectoryAudience Audience => DirectoryAudience.Administrators;

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string management = tree.ManagementAccountId;
        string account = call.Caller.AccountId == management ? call.Parameters.Optional("AdminAccountId", management) : call.Caller.AccountId;
        (string Service, DateTimeOffset Since)[] services = account == management
            ? [.. call.Cloud.Documents.List<TrustedServiceDocument>(management).Select(static pair => (pair.Key, pair.Value.EnabledAt))]
            : [.. Delegations.Of(call.Cloud, management, account).Select(static delegation => (delegation.ServicePrincipal, delegation.EnabledAt))];
        return PageRequest.Read(call.Parameters).Answer("EnabledServicePrincipals", "EnabledServicePrincipal", services, static item => new JsonObject
        {
            ["ServicePrincipal"] = item.Service, ["EnableTime"] = DirectoryJson.Time(item.Since),
        });
    }
}
