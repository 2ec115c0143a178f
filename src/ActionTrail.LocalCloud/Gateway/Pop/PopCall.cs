namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>A call of an RPC-style service (RAM, STS, Resource Directory, ActionTrail), however it was signed.</summary>
internal sealed class PopCall : OperationCall
{
    /// <summary>Operation name as the client sent it.</summary>
    public required string Action { get; init; }

    /// <summary>API version as the client sent it.</summary>
    public required string Version { get; init; }

    /// <summary>Business parameters of query and form together.</summary>
    public required PopParameters Parameters { get; init; }
}
