namespace ActionTrail.LocalCloud.ResourceManager;

/// <summary>A kind of role that the cloud makes for one of its services: name, trust and policy are fixed.</summary>
/// <param name="Service">Service that alone may assume it.</param>
/// <param name="RoleName">Name of the role.</param>
/// <param name="PolicyName">System policy that it carries.</param>
/// <param name="Description">Description of the role.</param>
internal sealed record ServiceLinkedRole(string Service, string RoleName, string PolicyName, string Description);
