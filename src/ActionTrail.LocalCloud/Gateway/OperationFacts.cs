namespace ActionTrail.LocalCloud.Gateway;

/// <summary>What the gateway and the audit record need to know about an operation.</summary>
internal sealed record OperationFacts
{
    /// <summary>Service name as audit events spell it: <c>Ram</c>, <c>Sts</c>, <c>Actiontrail</c>, <c>ResourceManager</c>, <c>Oss</c>, <c>Sls</c>, <c>MaxCompute</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Operation name, equal to the class name.</summary>
    public required string Name { get; init; }

    /// <summary>API version; of several, the one that the event shows when the request names none.</summary>
    public required string Version { get; init; }

    /// <summary>Further versions that share this operation; empty when there are none.</summary>
    public IReadOnlyList<string> OtherVersions { get; init; } = [];

    /// <summary>Whether it changes anything.</summary>
    public required bool Writes { get; init; }

    /// <summary>Whether it is an operation on data (objects, logs, rows), which only data event selectors deliver.</summary>
    public bool IsData { get; init; }

    /// <summary>
    /// Whether it must be the only change of accounts, policies and configuration while it runs. An operation that counts as a write but
    /// leaves nothing behind (AssumeRole) need not be, and other operations may call it while they run.
    /// </summary>
    public bool IsExclusive { get => field && Writes && !IsData; init; } = true;

    /// <summary>Whether the service is global, so that its events carry <c>isGlobal</c>.</summary>
    public bool IsGlobal { get; init; }
}
