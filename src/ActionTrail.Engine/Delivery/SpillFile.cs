using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace ActionTrail.Engine.Delivery;

/// <summary>
/// A file that has no name while it is open: whatever ends the process, nothing is left of it. Blocks are written many at a time: one long write
/// takes the system a fraction of what short ones do. Writes come one after the other, reads after the last write.
/// </summary>
internal sealed class SpillFile : IDisposable
{
    private const int WriteSize = 4 * 1024 * 1024;

    private readonly SafeFileHandle _file;
    private readonly List<byte[]> _waiting = [];
    private readonly List<ReadOnlyMemory<byte>> _bytes = [];
    private long _written;
    private long _end;

    /// <summary>Makes the file.</summary>
    /// <param name="folder">Folder of the file.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public SpillFile(string folder)
    {
        string path = Path.Combine(folder, $"window-{Path.GetRandomFileName()}");
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Delete(path);
        }
    }

    /// <summary>Appends a block.</summary>
    /// <param name="block">Array of the shared pool; belongs to this object from now on.</param>
    /// <param name="used">Bytes of it.</param>
    /// <returns>Where they start in the file.</returns>
    /// <exception cref="IOException">What waited cannot be written; the file is of no more use.</exception>
    public long Append(byte[] block, int used)
    {
        _waiting.Add(block);
        _bytes.Add(block.AsMemory(0, used));
        long start = _end;
        _end += used;
        if (_end - _written >= WriteSize)
        {
            Flush();
        }

        return start;
    }

    /// <summary>Writes what waits.</summary>
    /// <exception cref="IOException">It cannot be written; the file is of no more use.</exception>
    public void Flush()
    {
        RandomAccess.Write(_file, _bytes, _written);
        _written = _end;
        GiveBack();
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="bytes">Takes them.</param>
    /// <param name="from">Where they start.</param>
    /// <exception cref="IOException">They cannot be read.</exception>
    public void Read(Span<byte> bytes, long from)
    {
        for (int done = 0; done < bytes.Length;)
        {
            int read = RandomAccess.Read(_file, bytes[done..], from + done);
            done += read > 0 ? read : throw new EndOfStreamException("A window's events on the disk end too early.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        GiveBack();
        _file.Dispose();
    }

    private void GiveBack()
    {
        _waiting.ForEach(static block => ArrayPool<byte>.Shared.Return(block));
        _waiting.Clear();
        _bytes.Clear();
    }
}
