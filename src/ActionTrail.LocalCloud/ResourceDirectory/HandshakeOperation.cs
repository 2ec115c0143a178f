using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>An operation on one invitation, by its inviter or its invitee; the invitee need not be in any directory.</summary>
internal abstract class HandshakeOperation : PopOperation
{
    /// <inheritdoc/>
    public sealed override OperationFacts Facts => field ??= new OperationFacts
    {
        Service = "ResourceDirectoryMaster",
        Name = GetType().Name,
        Version = "2022-04-19",
        OtherVersions = ["2020-03-31"],
        Writes = !GetType().Name.StartsWith("Get", StringComparison.Ordinal),
        IsGlobal = true,
    };

    /// <inheritdoc/>
    public sealed override IEnumerable<AccessDemand> Demands(PopCall call)
    {
        string account = call.Caller.AccountId;
        return [new AccessDemand("resourcemanager:" + Facts.Name, $"acs:resourcemanager:*:{account}:handshake/{call.Parameters.Optional("HandshakeId", "*")}", account)];
    }

    /// <inheritdoc/>
    public sealed override JsonObject Execute(PopCall call)
    {
        string id = DirectoryInput.Required(call, "HandshakeId");
        HandshakeDocument? handshake = Handshakes.Find(call.Cloud, id, call.Now);
        if (handshake is null || !MayCall(call, handshake))
        {
            throw new CloudError(404, "EntityNotExists.Handshake", $"The handshake '{id}' does not exist.");
        }

        call.Refer("ACS::ResourceManager::Handshake", id);
        return new JsonObject { ["Handshake"] = DirectoryJson.Handshake(Execute(call, handshake)) };
    }

    /// <summary>Whether the caller's account is one that may call this on this invitation.</summary>
    protected abstract bool MayCall(PopCall call, HandshakeDocument handshake);

    /// <summary>Does the work.</summary>
    /// <returns>The invitation afterwards.</returns>
    protected abstract HandshakeDocument Execute(PopCall call, HandshakeDocument handshake);

    /// <summary>Whether the caller's account sent the invitation.</summary>
    protected static bool IsInviter(PopCall call, HandshakeDocument handshake) => handshake.ManagementAccountId == call.Caller.AccountId;

    /// <summary>Whether the caller's account is invited.</summary>
    protected static bool IsInvitee(PopCall call, HandshakeDocument handshake) => handshake.TargetAccountId == call.Caller.AccountId;

    /// <summary>Answers a pending invitation.</summary>
    /// <exception cref="CloudError">409: it is not pending any more.</exception>
    protected static HandshakeDocument Close(PopCall call, HandshakeDocument handshake, string status)
    {
        if (handshake.Status != HandshakeDocument.Pending)
        {
            throw new CloudError(409, "HandshakeStatusMismatch", $"The handshake '{handshake.HandshakeId}' is {handshake.Status}; only a pending one can be answered.");
        }

        HandshakeDocument closed = handshake with { Status = status, ModifiedAt = call.Now };
        Handshakes.Put(call.Cloud, closed);
        return closed;
    }
}
