using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud;

/// <summary>Keeps a folder for one opener at a time; the operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder of a cloud.</summary>
    /// <param name="folder">Existing folder.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="ConfigurationException">Somebody else has it, or it cannot be written.</exception>
    public static FolderLock Take(string folder) =>
        Take(folder, "cloud.lock", $"Local cloud '{folder}'", "end that one (close its PowerShell session, stop 'attrail serve'), or use another folder");

    /// <summary>Takes a folder.</summary>
    /// <param name="folder">Existing folder.</param>
    /// <param name="file">Name of the file that is locked.</param>
    /// <param name="named">What the folder is called at the start of a sentence.</param>
    /// <param name="way">What to do about another opener.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="ConfigurationException">Somebody else has it, or it cannot be written.</exception>
    public static FolderLock Take(string folder, string file, string named, string way)
    {
        try
        {
            return new FolderLock(new FileStream(Path.Combine(folder, file), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException inUse)
        {
            throw new ConfigurationException($"{named} is in use by another session or process; {way}.", inUse);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new ConfigurationException($"{named} cannot be opened: the folder is not writable for this user.", denied);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
