using System.Runtime.CompilerServices;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Verification.Seals;

/// <summary>A folder with a copy of a bucket, or of one key prefix of it: every file under its key. Links to folders are not followed.</summary>
public sealed class FolderSealedArchive : ISealedArchive
{
    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false, RecurseSubdirectories = true };

    private readonly string _folder;

    /// <summary>Names a folder.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="ConfigurationException">There is no folder at the path.</exception>
    public FolderSealedArchive(string path)
    {
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        Name = path;
        if (!Directory.Exists(_folder))
        {
            throw new ConfigurationException($"'{path}' was expected to be a folder with a copy of an archive, but there is no such folder.");
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Parallelism => Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <inheritdoc/>
    public async IAsyncEnumerable<(string Key, DateTimeOffset? Changed)> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (string file in Directory.EnumerateFiles(_folder, "*", s_all))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return (Path.GetRelativePath(_folder, file).Replace(Path.DirectorySeparatorChar, '/'), null);
        }
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        // A digest is a file like any other: what it names must not lead out of the folder.
        string file = Path.GetFullPath(Path.Combine(_folder, key));
        if (!file.StartsWith(Path.EndsInDirectorySeparator(_folder) ? _folder : _folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A folder is no object, and nothing lies below a file or under a name that no file can have.
            return File.Exists(file) ? throw new IOException($"a file that cannot be read: {failure.Message}", failure) : null;
        }
    }
}
