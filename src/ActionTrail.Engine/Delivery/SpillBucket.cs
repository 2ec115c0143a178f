using System.Buffers;
using System.Runtime.InteropServices;

namespace ActionTrail.Engine.Delivery;

/// <summary>Events of neighbouring batches on their way to the disk: they are collected in a block, which goes into the file when it is full.</summary>
/// <param name="file">The file; shared with other buckets.</param>
internal sealed class SpillBucket(SpillFile file) : IDisposable
{
    private const int BlockSize = 64 * 1024;

    private readonly List<SpilledEvent> _events = [];
    private readonly List<long> _blocks = [];
    private byte[] _block = [];
    private int _used;

    /// <summary>The events, as they came.</summary>
    public ReadOnlySpan<SpilledEvent> Events => CollectionsMarshal.AsSpan(_events);

    /// <summary>Where an event starts in the file.</summary>
    /// <param name="each">The event.</param>
    /// <returns>The place.</returns>
    public long OffsetOf(in SpilledEvent each) => _blocks[each.Block] + each.Start;

    /// <summary>Makes room for an event.</summary>
    /// <param name="batch">Number of its batch.</param>
    /// <param name="size">Bytes that it takes.</param>
    /// <returns>Where its bytes belong.</returns>
    /// <exception cref="IOException">What came before it cannot be written.</exception>
    public Span<byte> Place(int batch, int size)
    {
        if (size > _block.Length - _used)
        {
            Flush();
            _block = ArrayPool<byte>.Shared.Rent(Math.Max(size, BlockSize));
        }

        _events.Add(new SpilledEvent(_blocks.Count, _used, batch, size));
        _used += size;
        return _block.AsSpan(_used - size, size);
    }

    /// <summary>Hands what is collected to the file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Flush()
    {
        if (_used > 0)
        {
            (byte[] full, int used) = (_block, _used);
            (_block, _used) = ([], 0);
            _blocks.Add(file.Append(full, used));
        }
    }

    /// <summary>Gives the block back.</summary>
    public void Dispose()
    {
        if (_block.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_block);
            (_block, _used) = ([], 0);
        }
    }
}
