using System.Buffers.Binary;
using System.Collections.Immutable;

namespace ActionTrail.Engine.Delivery;

/// <summary>
/// Events of a window that does not fit into memory, on the disk. Batches that follow each other share a bucket, whose events lie in blocks one
/// behind the other as they came, so neighbouring batches are read back in a few long reads. Writes come one after the other, reads after the last
/// write.
/// </summary>
internal sealed class EventSpill : IDisposable
{
    private const int GroupSize = 4 * 1024 * 1024;
    private const int MaxBuckets = 256;

    /// <summary>Before the bytes of each event: its account's number and its time in ticks.</summary>
    private const int HeadSize = 12;

    private readonly BatchOrder _order;
    private readonly SpillFile _file;
    private readonly List<SpillBucket> _buckets = [];

    /// <summary>The first batch of each bucket but the first. What comes to be between two of them joins the bucket of the one before.</summary>
    private readonly List<int> _bounds = [];

    /// <summary>For each batch the number of its bucket.</summary>
    private readonly List<int> _bucketOf = [];

    private string?[] _accounts = [];
    private int[] _places = [];
    private long[] _sizes = [];

    /// <summary>Makes the file.</summary>
    /// <param name="folder">Folder of the file.</param>
    /// <param name="order">The batches of the window.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public EventSpill(string folder, BatchOrder order)
    {
        _order = order;
        _file = new SpillFile(folder);
    }

    /// <summary>Takes the first events of the window; what they are like decides how the batches share buckets.</summary>
    /// <param name="first">The events.</param>
    /// <param name="maxCount">Most events that the window may have.</param>
    /// <exception cref="IOException">They cannot be written; the spill is of no more use.</exception>
    public void Begin(EventRun first, int maxCount)
    {
        long[] sizes = new long[_order.Count];
        for (int i = 0; i < first.Events.Length; i++)
        {
            sizes[first.Batches[i]] += HeadSize + first.Events[i].Json.Length;
        }

        long bytes = sizes.Sum();
        long expected = bytes / Math.Max(first.Events.Length, 1) * maxCount;
        Cut(sizes, bytes / Math.Clamp(expected / GroupSize, 1, MaxBuckets));
        for (int i = 0; i < first.Events.Length; i++)
        {
            Add(first.Batches[i], first.Events[i], first.AccountNumbers[i]);
        }
    }

    /// <summary>Takes an event.</summary>
    /// <param name="batch">Number of its batch.</param>
    /// <param name="each">The event; behind those that the batch has.</param>
    /// <param name="accountNumber">Number of its account.</param>
    /// <exception cref="IOException">It cannot be written; the spill is of no more use.</exception>
    public void Add(int batch, in DeliveryEvent each, int accountNumber)
    {
        if (accountNumber >= _accounts.Length)
        {
            Array.Resize(ref _accounts, Math.Max(accountNumber + 1, 2 * _accounts.Length));
        }

        _accounts[accountNumber] = each.AccountId;
        while (_bucketOf.Count <= batch)
        {
            _bucketOf.Add(BucketOf(_bucketOf.Count));
        }

        Span<byte> place = _buckets[_bucketOf[batch]].Place(batch, HeadSize + each.Json.Length);
        BinaryPrimitives.WriteInt32LittleEndian(place, accountNumber);
        BinaryPrimitives.WriteInt64LittleEndian(place[4..], each.EventTime.UtcTicks);
        each.Json.Span.CopyTo(place[HeadSize..]);
    }

    /// <summary>Ends the writing.</summary>
    /// <exception cref="IOException">The last events cannot be written; the spill is of no more use.</exception>
    public void Complete()
    {
        int[] sorted = _order.Sorted();
        _places = new int[sorted.Length];
        for (int place = 0; place < sorted.Length; place++)
        {
            _places[sorted[place]] = place;
        }

        _sizes = new long[sorted.Length];
        foreach (SpillBucket bucket in _buckets)
        {
            bucket.Flush();
            foreach (ref readonly SpilledEvent each in bucket.Events)
            {
                _sizes[_places[each.Batch]] += each.Size;
            }
        }

        _file.Flush();
    }

    /// <summary>Cuts the batches into groups that are read at once.</summary>
    /// <returns>The groups: places of their batches in the order in which they are sent.</returns>
    public IEnumerable<Range> Groups()
    {
        int first = 0;
        foreach (int end in _bounds.Select(batch => _places[batch]).Append(_sizes.Length))
        {
            long size = 0;
            for (int place = first; place < end; place++)
            {
                if (size > 0 && size + _sizes[place] > 2 * GroupSize)
                {
                    yield return first..place;
                    (first, size) = (place, 0);
                }

                size += _sizes[place];
            }

            if (first < end)
            {
                yield return first..end;
                first = end;
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
        SpillBucket bucket = _buckets[_bucketOf[_order.Sorted()[group.Start]]];
        var read = new SpilledGroup(group, journal, (int)_sizes[group].Sum());
        try
        {
            (int used, int start, long from) = (0, 0, 0);
            foreach (ref readonly SpilledEvent each in bucket.Events)
            {
                if (read.Has(_places[each.Batch]))
                {
                    long offset = bucket.OffsetOf(each);
                    if (offset != from + used - start)
                    {
                        _file.Read(read.Bytes.AsSpan(start..used), from);
                        (from, start) = (offset, used);
                    }

                    used += each.Size;
                }
            }

            _file.Read(read.Bytes.AsSpan(start..used), from);
            Parse(bucket, read, journal);
            return read;
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _buckets.ForEach(static bucket => bucket.Dispose());
        _file.Dispose();
    }

    /// <summary>Cuts the batches that there are into buckets of about the same size.</summary>
    private void Cut(long[] sizes, long bucketSize)
    {
        _buckets.Add(new SpillBucket(_file));
        _bucketOf.AddRange(new int[sizes.Length]);
        long size = 0;
        foreach (int batch in _order.Sorted())
        {
            if (size >= bucketSize)
            {
                _buckets.Add(new SpillBucket(_file));
                _bounds.Add(batch);
                size = 0;
            }

            _bucketOf[batch] = _buckets.Count - 1;
            size += sizes[batch];
        }
    }

    private int BucketOf(int batch)
    {
        (int first, int end) = (0, _bounds.Count);
        while (first < end)
        {
            int middle = (first + end) / 2;
            (first, end) = _order.Compare(_bounds[middle], batch) <= 0 ? (middle + 1, end) : (first, middle);
        }

        return first;
    }

    private void Parse(SpillBucket bucket, SpilledGroup read, IReadOnlyList<JournalBatch> journal)
    {
        int used = 0;
        foreach (ref readonly SpilledEvent each in bucket.Events)
        {
            int place = _places[each.Batch];
            if (read.Has(place))
            {
                ReadOnlySpan<byte> head = read.Bytes.AsSpan(used, HeadSize);
                string account = _accounts[BinaryPrimitives.ReadInt32LittleEndian(head)]!;
                var time = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(head[4..]), TimeSpan.Zero);
                ImmutableArray<DeliveryEvent>.Builder events = read.Read(place);
                events.Add(new DeliveryEvent(journal[place].Positions[events.Count], account, time, read.Bytes.AsMemory(used + HeadSize, each.Size - HeadSize)));
                used += each.Size;
            }
        }
    }
}
