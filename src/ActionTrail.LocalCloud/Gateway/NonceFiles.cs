using System.Globalization;
using System.Runtime.InteropServices;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>
/// The used nonces on disk, so that a restart lets no replay in: a file for each period, <c>nonces-{begin in ms}.bin</c>, of 16-byte digests.
/// A digest is written before its request goes on and not synced: a killed process loses none. Not thread-safe.
/// </summary>
/// <param name="folder">Folder of the cloud.</param>
internal sealed class NonceFiles(string folder) : IDisposable
{
    private const string Prefix = "nonces-";
    private const string Suffix = ".bin";
    private const int DigestSize = 16;
    private FileStream? _file;

    /// <summary>Beginnings of the periods that are stored, newest first.</summary>
    /// <returns>Their times.</returns>
    public IReadOnlyList<DateTimeOffset> Periods() =>
    [
        .. Directory.EnumerateFiles(folder, Prefix + "*" + Suffix)
            .Select(static path => long.TryParse(Path.GetFileName(path)[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long began) ? began : -1)
            .Where(static began => began >= 0)
            .OrderDescending()
            .Select(DateTimeOffset.FromUnixTimeMilliseconds),
    ];

    /// <summary>The digests of a period; one that was being written when its process died is left out.</summary>
    /// <param name="began">Its beginning.</param>
    /// <returns>The digests.</returns>
    public HashSet<UInt128> Read(DateTimeOffset began)
    {
        byte[] bytes = File.ReadAllBytes(PathOf(began));
        return [.. MemoryMarshal.Cast<byte, UInt128>(bytes.AsSpan(0, bytes.Length / DigestSize * DigestSize))];
    }

    /// <summary>Begins a period, or goes on with one.</summary>
    /// <param name="began">Its beginning.</param>
    public void Open(DateTimeOffset began)
    {
        _file?.Dispose();
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _file = new FileStream(PathOf(began), options);
        _file.Position = _file.Length / DigestSize * DigestSize;
    }

    /// <summary>Writes a digest into the period that is open.</summary>
    /// <param name="digest">The digest.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Add(UInt128 digest)
    {
        long end = _file!.Position;
        try
        {
            _file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in digest)));
        }
        catch
        {
            _file.Position = end; // half a digest would shift all that follow
            throw;
        }
    }

    /// <summary>Deletes a period.</summary>
    /// <param name="began">Its beginning.</param>
    public void Delete(DateTimeOffset began) => File.Delete(PathOf(began));

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private string PathOf(DateTimeOffset began) =>
        Path.Combine(folder, FormattableString.Invariant($"{Prefix}{began.ToUnixTimeMilliseconds()}{Suffix}"));
}
