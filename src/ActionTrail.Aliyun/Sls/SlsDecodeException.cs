namespace ActionTrail.Aliyun.Sls;

/// <summary>Why a body of Log Service cannot be read.</summary>
public enum SlsDecodeProblem
{
    /// <summary>The bytes are not the protobuf message that they should be.</summary>
    Malformed,

    /// <summary>A text is not UTF-8.</summary>
    NotUtf8,

    /// <summary>A log has no time.</summary>
    MissingTime,

    /// <summary>The compressed bytes do not decompress to the stated size.</summary>
    Compression,
}

/// <summary>A body of Log Service cannot be read.</summary>
public sealed class SlsDecodeException : FormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="message">The documented message of the problem.</param>
    /// <param name="innerException">The cause, or null.</param>
    public SlsDecodeException(SlsDecodeProblem problem, string message, Exception? innerException = null)
        : base(message, innerException) => Problem = problem;

    /// <summary>What is wrong.</summary>
    public SlsDecodeProblem Problem { get; }
}
