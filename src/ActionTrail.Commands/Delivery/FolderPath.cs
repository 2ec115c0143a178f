using System.Management.Automation;

namespace ActionTrail.Commands.Delivery;

/// <summary>Folders as people give them: relative to where PowerShell stands, of a drive of PowerShell's, with or without a slash at the end.</summary>
internal static class FolderPath
{
    /// <summary>The folder, absolute; it need not be there.</summary>
    public static string Resolve(PSCmdlet cmdlet, string path) => Path.TrimEndingDirectorySeparator(cmdlet.GetUnresolvedProviderPathFromPSPath(path));
}
