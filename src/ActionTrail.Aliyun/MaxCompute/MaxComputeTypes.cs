namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Names of the column types and what they have in common.</summary>
public static class MaxComputeTypes
{
    private static readonly Dictionary<string, MaxComputeType> s_byName =
        Enum.GetValues<MaxComputeType>().ToDictionary(static type => type.Name(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as SQL and the services write it.</summary>
    /// <param name="type">Type.</param>
    /// <returns>Lower-case name, for example <c>bigint</c>.</returns>
    public static string Name(this MaxComputeType type) => type.ToString().ToLowerInvariant();

    /// <summary>Whether values are whole numbers, moments and days included; they travel as varints.</summary>
    /// <param name="type">Type.</param>
    /// <returns>True for integers, <c>boolean</c>, <c>datetime</c> and <c>date</c>.</returns>
    public static bool IsIntegral(this MaxComputeType type) => type is MaxComputeType.Boolean or MaxComputeType.Datetime or MaxComputeType.Date || type.IsInteger();

    /// <summary>Whether the type is one of the integer types.</summary>
    /// <param name="type">Type.</param>
    /// <returns>True for <c>bigint</c>, <c>int</c>, <c>smallint</c> and <c>tinyint</c>.</returns>
    public static bool IsInteger(this MaxComputeType type) => type is MaxComputeType.Bigint or MaxComputeType.Int or MaxComputeType.Smallint or MaxComputeType.Tinyint;

    /// <summary>Whether the type is one of the floating-point types.</summary>
    /// <param name="type">Type.</param>
    /// <returns>True for <c>double</c> and <c>float</c>.</returns>
    public static bool IsFloating(this MaxComputeType type) => type is MaxComputeType.Double or MaxComputeType.Float;

    /// <summary>Finds a type by its name, in any case.</summary>
    /// <param name="name">Name, for example <c>BIGINT</c>.</param>
    /// <param name="type">The type.</param>
    /// <returns>False for a type that is unknown or not supported here (decimal, char, timestamp, array …).</returns>
    public static bool TryParse(string name, out MaxComputeType type) => s_byName.TryGetValue(name, out type);
}
