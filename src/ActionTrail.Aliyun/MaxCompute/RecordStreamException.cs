namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>A record stream is cut off, damaged or not of the expected columns.</summary>
public sealed class RecordStreamException : FormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was expected and what was found.</param>
    public RecordStreamException(string message)
        : base(message)
    {
    }
}
