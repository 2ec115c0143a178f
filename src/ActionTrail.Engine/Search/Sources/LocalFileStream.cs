using ActionTrail.Core.Archive;
using Microsoft.Win32.SafeHandles;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>
/// A file of this machine, read without a buffer, as its reader has one, from its start to where it ended when it was opened. Archives can be
/// many small files, so it asks little of the system.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class LocalFileStream(string path) : ForwardReadStream
{
    private readonly SafeFileHandle _file = LinuxFiles.Open(path) ?? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    private long? _length;
    private long _position;

    public override long Length => _length ??= RandomAccess.GetLength(_file);

    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length)
        {
            return 0;
        }

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
