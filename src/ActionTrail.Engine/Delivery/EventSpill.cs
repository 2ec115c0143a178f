using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace ActionTrail.Engine.Delivery;

/// <summary>
/// Events of a window that does not fit into memory, on the disk. Each run holds what was in memory, batch after batch as they are sent, so
/// neighbouring batches are read back in a few long reads. The file has no name while it is open: whatever ends the process, nothing is left of
/// it. Writes come one after the other, reads after the last write.
/// </summary>
internal sealed class EventSpill : IDisposable
{
    private const int WriteSize = 1024 * 1024;
    private const int GroupSize = 4 * 1024 * 1024;

    /// <summary>Before each event: its size, its account's number and its time in ticks.</summary>
    private const int HeadSize = 16;

    private readonly SafeFileHandle _file;
    private readonly List<Run> _runs = [];
    private long[][] _starts = [];
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

    /// <summary>Writes a run.</summary>
    /// <param name="run">The events, those of each batch by position and behind those of the run before.</param>
    /// <param name="order">Numbers of the batches that there are so far, as they are sent.</param>
    /// <exception cref="IOException">It cannot be written; the spill is of no more use.</exception>
    public void Write(EventRun run, int[] order)
    {
        BatchedItems<int> batches = run.Sort(order.Length);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(WriteSize);
        try
        {
            int used = 0;
            long[] starts = new long[order.Length + 1];
            for (int i = 0; i < order.Length; i++)
            {
                starts[i] = _end + used;
                foreach (int place in batches.Of(order[i]))
                {
                    ref readonly DeliveryEvent each = ref run.Events[place];
                    if (HeadSize + each.Json.Length > buffer.Length - used)
                    {
                        Flush(buffer.AsSpan(0, used));
                        used = 0;
                        buffer = Enlarged(buffer, HeadSize + each.Json.Length);
                    }

                    WriteHead(buffer.AsSpan(used), each, run.AccountNumbers[place]);
                    each.Json.Span.CopyTo(buffer.AsSpan(used + HeadSize));
                    used += HeadSize + each.Json.Length;
                }
            }

            Flush(buffer.AsSpan(0, used));
            starts[^1] = _end;
            _runs.Add(new Run(order, starts));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Ends the writing.</summary>
    /// <param name="order">Numbers of all batches, as they are sent; those of earlier runs in the same order.</param>
    public void Arrange(int[] order) => _starts = [.. _runs.Select(run => run.StartsIn(order))];

    /// <summary>Cuts the batches into groups that are read at once.</summary>
    /// <returns>The groups: places of their batches in the order.</returns>
    public IEnumerable<Range> Groups()
    {
        int first = 0;
        int count = _starts[0].Length - 1;
        for (int last = 1; last <= count; last++)
        {
            if (last == count || SizeOf(first..(last + 1)) > GroupSize)
            {
                yield return first..last;
                first = last;
            }
        }
    }

    /// <summary>Reads the events of a group.</summary>
    /// <param name="group">Places of its batches in the order.</param>
    /// <param name="journal">The batches of the window.</param>
    /// <returns>The events; the caller disposes them when it is done with their bytes.</returns>
    /// <exception cref="IOException">They cannot be read.</exception>
    public SpilledGroup Read(Range group, IReadOnlyList<JournalBatch> journal)
    {
        var read = new SpilledGroup(group, journal, (int)SizeOf(group));
        try
        {
            int used = 0;
            foreach (long[] starts in _starts)
            {
                long from = starts[group.Start.Value];
                ReadWhole(read.Bytes.AsSpan(used, (int)(starts[group.End.Value] - from)), from);
                for (int batch = group.Start.Value; batch < group.End.Value; batch++)
                {
                    used = Parse(read, batch, journal[batch].Positions, used, used + (int)(starts[batch + 1] - starts[batch]));
                }
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

    private long SizeOf(Range group) => _starts.Sum(starts => starts[group.End.Value] - starts[group.Start.Value]);

    private void WriteHead(Span<byte> head, in DeliveryEvent each, int account)
    {
        if (account >= _accounts.Length)
        {
            Array.Resize(ref _accounts, Math.Max(account + 1, 2 * _accounts.Length));
        }

        _accounts[account] = each.AccountId;
        BinaryPrimitives.WriteInt32LittleEndian(head, each.Json.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], account);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], each.EventTime.UtcTicks);
    }

    private int Parse(SpilledGroup read, int batch, IReadOnlyList<long> positions, int used, int end)
    {
        ImmutableArray<DeliveryEvent>.Builder events = read.Read(batch);
        while (used < end)
        {
            ReadOnlySpan<byte> head = read.Bytes.AsSpan(used, HeadSize);
            int size = BinaryPrimitives.ReadInt32LittleEndian(head);
            string account = _accounts[BinaryPrimitives.ReadInt32LittleEndian(head[4..])]!;
            var time = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(head[8..]), TimeSpan.Zero);
            events.Add(new DeliveryEvent(positions[events.Count], account, time, read.Bytes.AsMemory(used + HeadSize, size)));
            used += HeadSize + size;
        }

        return used;
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

    /// <summary>Where the batches of a run start, as they were ordered then, and at last where they end.</summary>
    private sealed record Run(int[] Order, long[] Starts)
    {
        /// <summary>Where they start in the order of all batches; one that was not there yet takes no room.</summary>
        public long[] StartsIn(int[] order)
        {
            long[] starts = new long[order.Length + 1];
            int mine = 0;
            for (int i = 0; i < order.Length; i++)
            {
                starts[i] = Starts[mine];
                mine += mine < Order.Length && Order[mine] == order[i] ? 1 : 0;
            }

            starts[^1] = Starts[^1];
            return starts;
        }
    }
}
