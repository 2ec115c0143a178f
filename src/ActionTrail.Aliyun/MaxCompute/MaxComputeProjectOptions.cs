namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Choices for a new project.</summary>
public sealed record MaxComputeProjectOptions
{
    /// <summary>Comment.</summary>
    /// <value>Default empty.</value>
    public string Comment { get; init; } = "";

    /// <summary>Nickname of the compute quota; null takes the account's default.</summary>
    public string? DefaultQuota { get; init; }

    /// <summary>Type system of its SQL: <c>1</c>, <c>2</c> or <c>hive</c>.</summary>
    /// <value>Default <c>2</c>, the one that knows JSON columns.</value>
    public string TypeSystem { get; init; } = "2";

    /// <summary>Whether the data is encrypted at rest.</summary>
    /// <value>Default false.</value>
    public bool Encrypted { get; init; }
}
