namespace ActionTrail.LocalCloud.MaxCompute;

/// <summary>A role of a project: what it may do, and who has it.</summary>
internal sealed record MaxComputeRoleDocument
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary><c>resource</c> for the use of data, <c>admin</c> for the management of the project.</summary>
    public required string Type { get; init; }

    /// <summary>What it may do, as a policy without principals (JSON); empty when <see cref="Acl"/> says it.</summary>
    public string Policy { get; init; } = "";

    /// <summary>What it may do, as lists of objects and actions (JSON of an object); empty when <see cref="Policy"/> says it.</summary>
    public string Acl { get; init; } = "";

    /// <summary>Who has it: <c>ALIYUN$account</c>, <c>RAM$account:user</c> or <c>RAM$account:role/name</c>.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];
}
