using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>Widths of the integer types.</summary>
internal static class IntegerRange
{
    /// <summary>Bits of an integer type.</summary>
    public static int Bits(MaxComputeType type) => type switch
    {
        MaxComputeType.Int => 32,
        MaxComputeType.Smallint => 16,
        MaxComputeType.Tinyint => 8,
        _ => 64,
    };

    /// <summary>Whether a number fits into so many bits.</summary>
    public static bool Fits(long value, int bits) => value >> (bits - 1) is 0 or -1;
}
