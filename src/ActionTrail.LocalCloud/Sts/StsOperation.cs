using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Sts;

/// <summary>An operation of STS 2015-04-01; named after its class.</summary>
internal abstract class StsOperation : PopOperation
{
    // Sessions are self-contained tokens; nothing is stored.
    protected StsOperation(bool writes) =>
        Facts = new OperationFacts { Service = "Sts", Name = GetType().Name, Version = "2015-04-01", Writes = writes, IsExclusive = false, IsGlobal = true };

    /// <inheritdoc/>
    public sealed override OperationFacts Facts { get; }
}
