using ActionTrail.Core.Archive;
using Microsoft.Win32.SafeHandles;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>A file of this machine, read from its start to its end without a buffer: its reader has one. Archives can be many small files, so it costs little to open.</summary>
/// <param name="path">The file.</param>
internal sealed class LocalFileStream(string path) : ForwardReadStream
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
    private long _position;

    public override long Length => RandomAccess.GetLength(_file);

    public override int Read(Span<byte> buffer)
    {
        int read = RandomAccess.Read(_file, buffer, _position);
        _position += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
