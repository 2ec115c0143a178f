namespace ActionTrail.Commands.LocalClouds;

/// <summary>A local cloud on this machine.</summary>
/// <param name="Path">Its folder, absolute.</param>
/// <param name="ManagementAccountId">Account that owns the resource directory, 16 digits.</param>
/// <param name="Accounts">Names of its accounts, in the order of signing up.</param>
public sealed record AtLocalCloud(string Path, string ManagementAccountId, IReadOnlyList<string> Accounts);
