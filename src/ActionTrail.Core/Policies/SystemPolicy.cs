namespace ActionTrail.Core.Policies;

/// <summary>A policy that the cloud itself provides.</summary>
/// <param name="Name">Policy name.</param>
/// <param name="Version">Default version, for example <c>v2</c>.</param>
/// <param name="Json">Its text.</param>
/// <param name="Document">The text, parsed.</param>
public sealed record SystemPolicy(string Name, string Version, string Json, PolicyDocument Document)
{
    /// <summary>Whether only a service-linked role may carry it.</summary>
    public bool IsForServiceRole => Name.StartsWith("AliyunServiceRolePolicyFor", StringComparison.Ordinal);

    /// <summary>The policy under its name, as decisions refer to it.</summary>
    /// <returns>Name and document.</returns>
    public NamedPolicy AsNamed() => new(Name, Document);
}
