namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Field numbers and wire types of the Tunnel's record stream, which is protobuf on the wire without being one message.</summary>
internal static class RecordStream
{
    public const uint RecordChecksum = 33553408;
    public const uint RecordCount = 33554430;
    public const uint StreamChecksum = 33554431;

    public const uint Varint = 0;
    public const uint Fixed64 = 1;
    public const uint Delimited = 2;
    public const uint Fixed32 = 5;

    public static uint WireTypeOf(MaxComputeType type) => type switch
    {
        MaxComputeType.Double => Fixed64,
        MaxComputeType.Float => Fixed32,
        _ => type.IsIntegral() ? Varint : Delimited,
    };
}
