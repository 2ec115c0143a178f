using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The delegated administrators of one trusted service or of all.</summary>
internal sealed class ListDelegatedAdministrators : DirectoryOperation
{
    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string? service = call.Parameters.Optional("ServicePrincipal");
        (DelegationDocument Delegation, MemberDocument Member)[] found =
        [
            .. Delegations.All(call.Cloud, tree.ManagementAccountId)
                .Where(delegation => service is null || delegation.ServicePrincipal == service)
                .Select(delegation => (delegation, tree.FindMember(delegation.AccountId)!)),
        ];
        return PageRequest.Read(call.Parameters).Answer("Accounts", "Account", found, static item => new JsonObject
        {
            ["AccountId"] = item.Member.AccountId,
            ["DisplayName"] = item.Member.DisplayName,
            ["JoinMethod"] = item.Member.JoinMethod,
            ["ServicePrincipal"] = item.Delegation.ServicePrincipal,
            ["DelegationEnabledTime"] = DirectoryJson.EpochText(item.Delegation.EnabledAt),
        });
    }
}
