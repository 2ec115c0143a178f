using System.Collections.Concurrent;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Large arrays that readers of the ledger use again and again: a million events in arrays of their own would keep the garbage collector busy. Thread-safe.</summary>
internal sealed class SlabPool
{
    /// <summary>Size of one array.</summary>
    public const int SlabSize = 128 * 1024;

    private const int MaxKept = 1024;
    private readonly ConcurrentBag<byte[]> _slabs = [];

    /// <summary>Takes an array.</summary>
    /// <param name="atLeast">Bytes that must fit.</param>
    /// <returns>The array, its content undefined.</returns>
    public byte[] Take(int atLeast) => atLeast <= SlabSize && _slabs.TryTake(out byte[]? slab) ? slab : GC.AllocateUninitializedArray<byte>(Math.Max(SlabSize, atLeast));

    /// <summary>Gives an array back.</summary>
    /// <param name="slab">The array; nobody reads it any more.</param>
    public void Return(byte[] slab)
    {
        if (slab.Length == SlabSize && _slabs.Count < MaxKept)
        {
            _slabs.Add(slab);
        }
    }
}
