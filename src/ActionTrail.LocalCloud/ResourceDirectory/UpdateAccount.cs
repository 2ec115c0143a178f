using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Renames a member or switches its type; exactly one of the two in a call.</summary>
internal sealed class UpdateAccount : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        MemberDocument updated = (call.Parameters.Optional("NewDisplayName"), call.Parameters.Optional("NewAccountType")) switch
        {
            ({ } name, null) => Rename(tree, member, name),
            (null, { } type) => Switch(member, type),
            _ => throw new CloudError(409, "MissingDisplayNameOrAccountType", "Exactly one of NewDisplayName and NewAccountType is expected."),
        };
        updated = updated with { ModifiedAt = call.Now };
        if (!call.Parameters.Boolean("DryRun", otherwise: false))
        {
            call.Cloud.Documents.Put(tree.ManagementAccountId, member.AccountId, updated);
        }

        call.Refer("ACS::ResourceManager::Account", member.AccountId);
        return new JsonObject { ["Account"] = DirectoryJson.NamedMember(tree, updated) };
    }

    private static MemberDocument Rename(DirectoryTree tree, MemberDocument member, string name)
    {
        DirectoryNames.DemandDisplayName(name);
        Enrolment.DemandUnusedDisplayName(tree, name, member.AccountId);
        return member with { DisplayName = name };
    }

    private static MemberDocument Switch(MemberDocument member, string type) => type switch
    {
        not (MemberDocument.ResourceAccount or MemberDocument.CloudAccount) =>
            throw DirectoryErrors.Invalid("NewAccountType", $"NewAccountType '{type}' is unknown; ResourceAccount and CloudAccount are allowed."),
        _ when type == member.Type => throw new CloudError(409, "AccountTypeMismatch", $"The member '{member.AccountId}' is a {type} already."),
        _ => member with { Type = type, Status = "SwitchSuccess" },
    };
}
