using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud;

/// <summary>Keeps a cloud's folder for one opener at a time; the operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder.</summary>
    /// <param name="folder">Existing folder.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="ConfigurationException">Somebody else has it, or it cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            return new FolderLock(new FileStream(Path.Combine(folder, "cloud.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException inUse)
        {
            throw new ConfigurationException(
                $"Local cloud '{folder}' is in use by another session or process; end that one (close its PowerShell session, stop 'attrail serve'), or use another folder.", inUse);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new ConfigurationException($"Local cloud '{folder}' cannot be opened: the folder is not writable for this user.", denied);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
