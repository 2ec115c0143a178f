namespace ActionTrail.Core.Archive.Gzip;

/// <summary>Why decoding stopped.</summary>
internal enum DecodeEnd
{
    /// <summary>No more room, or no more input.</summary>
    OfRoom,

    /// <summary>The block ended.</summary>
    OfBlock,

    /// <summary>A symbol that means nothing here.</summary>
    Broken,
}
