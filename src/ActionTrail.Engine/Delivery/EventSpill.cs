using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ActionTrail.Engine.Delivery;

/// <summary>
/// Events of a window that does not fit into memory, on the disk, in the order in which they were read; a place in memory tells where each lies.
/// To read them one by one costs less than to bring them into the order of their batches before they are written. The file has no name while it
/// is open: whatever ends the process, nothing is left of it. Writes come one after the other, reads after the last write, from any thread.
/// </summary>
internal sealed class EventSpill : IDisposable
{
    private const int WriteSize = 1024 * 1024;
    private const int GroupSize = 4 * 1024 * 1024;

    /// <summary>Before each event: its account's number and its time in ticks.</summary>
    private const int HeadSize = 12;

    private readonly SafeFileHandle _file;
    private readonly List<Place> _places = [];
    private readonly List<int> _batches = [];
    private int[] _order = [];
    private BatchedItems<Place>? _sorted;
    private string?[] _accounts = [];
    private long _end;

    /// <summary>Makes the file.</summary>
    /// <param name="folder">Folder of the file.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public EventSpill(string folder)
    {
        string path = Path.Combine(folder, $"window-{Path.GetRandomFileName()}");
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Delete(path);
        }
    }

    /// <summary>Writes events.</summary>
    /// <param name="run">The events, those of each batch by position and behind those that were written.</param>
    /// <exception cref="IOException">They cannot be written; the spill is of no more use.</exception>
    public void Write(EventRun run)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(WriteSize);
        try
        {
            int used = 0;
            ReadOnlySpan<int> accounts = run.AccountNumbers;
            for (int i = 0; i < accounts.Length; i++)
            {
                ref readonly DeliveryEvent each = ref run.Events[i];
                int size = HeadSize + each.Json.Length;
                if (size > buffer.Length - used)
                {
                    Flush(buffer.AsSpan(0, used));
                    used = 0;
                    buffer = Enlarged(buffer, size);
                }

                _places.Add(new Place(_end + used, size));
                WriteHead(buffer.AsSpan(used), each, accounts[i]);
                each.Json.Span.CopyTo(buffer.AsSpan(used + HeadSize));
                used += size;
            }

            _batches.AddRange(run.Batches);
            Flush(buffer.AsSpan(0, used));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Ends the writing.</summary>
    /// <param name="order">Numbers of the window's batches, as they are sent.</param>
    public void Complete(int[] order) => (_order, _sorted) = (order, BatchedItems<Place>.Sort(_places, _batches, order.Length));

    /// <summary>Cuts the window into groups of batches that are read at once.</summary>
    /// <returns>The groups: places of their batches in the order.</returns>
    public IEnumerable<Range> Groups()
    {
        int first = 0;
        long size = 0;
        for (int batch = 0; batch < _order.Length; batch++)
        {
            long more = SizeOf(batch);
            if (batch > first && size + more > GroupSize)
            {
                yield return first..batch;
                (first, size) = (batch, 0);
            }

            size += more;
        }

        yield return first.._order.Length;
    }

    /// <summary>Reads the events of a group.</summary>
    /// <param name="group">Places of its batches in the order.</param>
    /// <param name="journal">The batches of the window, in that order.</param>
    /// <returns>The events; the caller disposes them when it is done with their bytes.</returns>
    /// <exception cref="IOException">They cannot be read.</exception>
    public SpilledGroup Read(Range group, IReadOnlyList<JournalBatch> journal)
    {
        int[] batches = [.. Enumerable.Range(group.Start.Value, group.End.Value - group.Start.Value)];
        var read = new SpilledGroup(group.Start.Value, (int)batches.Sum(SizeOf));
        try
        {
            int used = 0;
            foreach (int batch in batches)
            {
                used = Read(read, used, batch, journal[batch].Positions);
            }

            return read;
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static byte[] Enlarged(byte[] buffer, int size)
    {
        if (size <= buffer.Length)
        {
            return buffer;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return ArrayPool<byte>.Shared.Rent(size);
    }

    private ReadOnlySpan<Place> PlacesOf(int batch) => _sorted!.Of(_order[batch]);

    private long SizeOf(int batch)
    {
        long size = 0;
        foreach (Place place in PlacesOf(batch))
        {
            size += place.Size;
        }

        return size;
    }

    private int Read(SpilledGroup read, int used, int batch, IReadOnlyList<long> positions)
    {
        ReadOnlySpan<Place> places = PlacesOf(batch);
        var events = new DeliveryEvent[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            Memory<byte> bytes = read.Bytes.AsMemory(used, places[i].Size);
            ReadWhole(bytes.Span, places[i].Offset);
            events[i] = Parse(positions[i], bytes);
            used += bytes.Length;
        }

        read.Add(ImmutableCollectionsMarshal.AsImmutableArray(events));
        return used;
    }

    private void WriteHead(Span<byte> head, in DeliveryEvent each, int account)
    {
        if (account >= _accounts.Length)
        {
            Array.Resize(ref _accounts, Math.Max(account + 1, 2 * _accounts.Length));
        }

        _accounts[account] = each.AccountId;
        BinaryPrimitives.WriteInt32LittleEndian(head, account);
        BinaryPrimitives.WriteInt64LittleEndian(head[4..], each.EventTime.UtcTicks);
    }

    private DeliveryEvent Parse(long position, ReadOnlyMemory<byte> bytes)
    {
        string account = _accounts[BinaryPrimitives.ReadInt32LittleEndian(bytes.Span)]!;
        var time = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[4..]), TimeSpan.Zero);
        return new DeliveryEvent(position, account, time, bytes[HeadSize..]);
    }

    private void Flush(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_file, bytes, _end);
        _end += bytes.Length;
    }

    private void ReadWhole(Span<byte> bytes, long from)
    {
        for (int done = 0; done < bytes.Length;)
        {
            int read = RandomAccess.Read(_file, bytes[done..], from + done);
            done += read > 0 ? read : throw new EndOfStreamException("A window's events on the disk end too early.");
        }
    }

    /// <summary>Where an event lies in the file, with its head.</summary>
    private readonly record struct Place(long Offset, int Size);
}
