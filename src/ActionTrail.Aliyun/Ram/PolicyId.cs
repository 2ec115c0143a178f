namespace ActionTrail.Aliyun.Ram;

/// <summary>Names a policy.</summary>
/// <param name="Type">Who wrote it.</param>
/// <param name="Name">Its name.</param>
public sealed record PolicyId(PolicyType Type, string Name)
{
    /// <summary>A policy that the cloud provides.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The id.</returns>
    public static PolicyId System(string name) => new(PolicyType.System, name);

    /// <summary>A policy that the account wrote.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The id.</returns>
    public static PolicyId Custom(string name) => new(PolicyType.Custom, name);
}
