using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The trusted services that a member administers; at most one page, because services are few.</summary>
internal sealed class ListDelegatedServicesForAccount : DirectoryOperation
{
    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        return new JsonObject
        {
            ["DelegatedServices"] = new JsonObject
            {
                ["DelegatedService"] = new JsonArray(
                [
                    .. Delegations.Of(call.Cloud, tree.ManagementAccountId, member.AccountId).Select(static delegation => (JsonNode)new JsonObject
                    {
                        ["ServicePrincipal"] = delegation.ServicePrincipal,
                        ["DelegationEnabledTime"] = DirectoryJson.EpochText(delegation.EnabledAt),
                        ["Status"] = "ENABLED",
                    }),
                ]),
            },
        };
    }
}
