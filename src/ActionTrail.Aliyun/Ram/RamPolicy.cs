namespace ActionTrail.Aliyun.Ram;

/// <summary>A policy.</summary>
/// <param name="Id">Type and name.</param>
/// <param name="Description">Description; empty when there is none.</param>
/// <param name="DefaultVersion">Version that is in force.</param>
/// <param name="AttachmentCount">To how many identities it is attached; null where the answer does not say.</param>
/// <param name="Document">The version that is in force, JSON; null in lists.</param>
public sealed record RamPolicy(PolicyId Id, string Description, string DefaultVersion, int? AttachmentCount, string? Document);
