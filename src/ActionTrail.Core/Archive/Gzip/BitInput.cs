using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActionTrail.Core.Archive.Gzip;

/// <summary>The bits of a file, the lowest of each byte first.</summary>
/// <param name="raw">The file.</param>
internal sealed class BitInput(RawFile raw)
{
    /// <summary>The next bits, the first one lowest; those beyond <see cref="Count"/> are zero or what the file has there.</summary>
    public ulong Bits { get; set; }

    /// <summary>How many bits were taken from the file and not used.</summary>
    public int Count { get; set; }

    /// <summary>Starts with the next byte of the file.</summary>
    public void Start() => Bits = (ulong)(Count = 0);

    /// <summary>Takes bits.</summary>
    /// <param name="count">How many, at most 16.</param>
    /// <exception cref="InvalidDataException">The file ends before them.</exception>
    public int Take(int count)
    {
        Refill();
        int taken = (int)(Bits & ((1UL << count) - 1));
        Drop(count);
        return taken;
    }

    /// <summary>Has at least 56 bits; at the end of the file the last of them are zeros that are not its own.</summary>
    public void Refill()
    {
        FillFile();
        Bits |= Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(raw.Buffer), raw.At)) << Count;
        raw.At += (63 - Count) >> 3;
        Count |= 56;
    }

    /// <summary>Goes over bits.</summary>
    /// <exception cref="InvalidDataException">The file ends before them.</exception>
    public void Drop(int count)
    {
        Bits >>= count;
        Count -= count;
        CheckOverrun();
    }

    /// <summary>Lets the file have <see cref="RawFile.Margin"/> bytes, or be near its end.</summary>
    /// <returns>Whether it has them.</returns>
    public bool FillFile()
    {
        if (raw.End - raw.At < RawFile.Margin)
        {
            GiveBack();
            raw.Fill();
        }

        return raw.End - raw.At >= RawFile.Margin;
    }

    /// <summary>Goes to the next whole byte; the file stands at it.</summary>
    public void Align()
    {
        GiveBack();
        Start();
    }

    /// <summary>Finds out whether more bits were used than there are.</summary>
    /// <exception cref="InvalidDataException">They were.</exception>
    public void CheckOverrun()
    {
        if (raw.At - (Count >> 3) > raw.End)
        {
            throw new InvalidDataException("is cut");
        }
    }

    /// <summary>Gives whole bytes back to the file.</summary>
    private void GiveBack()
    {
        raw.At -= Count >> 3;
        Count &= 7;
        Bits &= (1UL << Count) - 1;
    }
}
