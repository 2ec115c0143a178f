using System.Buffers;

namespace ActionTrail.Core.Archive.Gzip;

/// <summary>A file as it lies, read ahead into a pooled buffer that goes on a little behind its bytes, so that whole words can be taken from it.</summary>
internal sealed class RawFile : IDisposable
{
    /// <summary>Bytes that can be taken after <see cref="Fill"/> without asking; at the end of the file some of them are zeros that are not its own.</summary>
    public const int Margin = 32;

    private const int Ahead = 64 * 1024;

    private Stream _source = Stream.Null;

    /// <summary>The bytes.</summary>
    public byte[] Buffer { get; private set; } = ArrayPool<byte>.Shared.Rent(Ahead);

    /// <summary>The next byte to take; beyond <see cref="End"/> when more were taken than there are.</summary>
    public int At { get; set; }

    /// <summary>Behind the last byte that is there.</summary>
    public int End { get; private set; }

    /// <summary>Whether there are no bytes behind <see cref="End"/>.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The bytes that are there.</summary>
    public ReadOnlySpan<byte> Next => Buffer.AsSpan(At, Math.Max(0, End - At));

    /// <summary>Goes on with a file.</summary>
    /// <param name="source">The file, at its start; read synchronously, and left to its owner.</param>
    public void Open(Stream source)
    {
        _source = source;
        At = End = 0;
        IsAtEnd = false;
        Fill();
    }

    /// <summary>Reads on unless <see cref="Margin"/> bytes are there; <see cref="At"/> changes, the bytes before it are gone.</summary>
    public void Fill()
    {
        if (IsAtEnd || End - At >= Margin)
        {
            return;
        }

        System.Buffer.BlockCopy(Buffer, At, Buffer, 0, End - At);
        End -= At;
        At = 0;
        while (End < Margin)
        {
            int read = _source.Read(Buffer, End, Buffer.Length - End - (2 * Margin));
            if (read == 0)
            {
                IsAtEnd = true;
                Buffer.AsSpan(End, 2 * Margin).Clear();
                return;
            }

            End += read;
        }
    }

    /// <summary>Takes bytes; large pieces come from the file directly.</summary>
    /// <param name="target">Where to.</param>
    /// <returns>How many; 0 at the end.</returns>
    public int Take(Span<byte> target)
    {
        if (At >= End && !IsAtEnd && target.Length >= Ahead)
        {
            int direct = _source.Read(target);
            IsAtEnd = direct == 0;
            return direct;
        }

        Fill();
        int taken = Math.Min(target.Length, Next.Length);
        Next[..taken].CopyTo(target);
        At += taken;
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Buffer);
            Buffer = [];
            At = End = 0;
            IsAtEnd = true;
        }
    }
}
