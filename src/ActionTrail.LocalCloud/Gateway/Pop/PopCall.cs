namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>A call of an RPC-style service (RAM, STS, Resource Directory, ActionTrail), however it was signed.</summary>
internal sealed class PopCall : OperationCall
{
    /// <summary>The product that is called; of two that share operations, the one that the request names.</summary>
    public required PopService Service { get; init; }

    /// <summary>Operation name as the client sent it.</summary>
    public required string Action { get; init; }

    /// <summary>API version as the client sent it.</summary>
    public required string Version { get; init; }

    /// <summary>Business parameters of query and form together.</summary>
    public required PopParameters Parameters { get; init; }

    /// <summary>Id of the caller's account.</summary>
    public string AccountId => Caller.AccountId;

    /// <inheritdoc/>
    public override string EventService => Service.Name;

    /// <inheritdoc/>
    public override string EventName => Action;

    /// <inheritdoc/>
    public override string EventVersion => Version;
}
