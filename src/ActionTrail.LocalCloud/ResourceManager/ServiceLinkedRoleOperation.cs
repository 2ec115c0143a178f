using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceManager;

/// <summary>An operation of Resource Manager (2020-03-31) on service-linked roles; the permission is one of RAM.</summary>
internal abstract class ServiceLinkedRoleOperation : PopOperation
{
    /// <inheritdoc/>
    public sealed override OperationFacts Facts => field ??= new OperationFacts
    {
        Service = "ResourceManager",
        Name = GetType().Name,
        Version = "2020-03-31",
        Writes = !GetType().Name.StartsWith("Get", StringComparison.Ordinal),
        IsGlobal = true,
    };

    /// <summary>The permission, with the service as a condition that policies limit it by.</summary>
    protected AccessDemand Demand(PopCall call, string? service) => new("ram:" + Facts.Name, "*", call.Caller.AccountId)
    {
        Conditions = service is null ? null : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["ram:ServiceName"] = [service] },
    };
}
