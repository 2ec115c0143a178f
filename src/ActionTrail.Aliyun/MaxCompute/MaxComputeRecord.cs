namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>One row of a table, without its partition columns.</summary>
/// <param name="Values">
/// One value per column, in order; null is NULL. Integers are <see cref="long"/>, floating-point numbers <see cref="double"/>, truth values
/// <see cref="bool"/>, texts and JSON <see cref="string"/>, bytes <see cref="byte"/> arrays, moments <see cref="DateTimeOffset"/>, days
/// <see cref="DateOnly"/>. For writing, text and bytes may also be UTF-8 in a <see cref="ReadOnlyMemory{T}"/> of bytes.
/// </param>
public sealed record MaxComputeRecord(IReadOnlyList<object?> Values)
{
    /// <summary>A record of the given values.</summary>
    /// <param name="values">One value per column.</param>
    /// <returns>The record.</returns>
    public static MaxComputeRecord Of(params object?[] values) => new(values);

    /// <summary>Value of one column.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    public object? this[int column] => Values[column];
}
