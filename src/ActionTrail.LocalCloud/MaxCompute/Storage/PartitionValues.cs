using System.Buffers;
using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>The rule of partition values, and their one form.</summary>
/// <remarks>Source: MaxCompute, partition limits: at most 255 bytes of letters, digits, space and <c>: _ $ # . ! @ -</c>.</remarks>
internal static class PartitionValues
{
    private const int Longest = 255;
    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :_$#.!@-");

    /// <summary>Brings a partition into the table's form: every column in order, numbers without leading zeros.</summary>
    /// <param name="table">Table.</param>
    /// <param name="partition">Partition as given; its columns may stand in any order.</param>
    /// <param name="problem">What is wrong, as a clause; null when nothing is.</param>
    /// <returns>The partition in its one form, or null.</returns>
    public static PartitionSpec? Normalize(TableDefinition table, PartitionSpec partition, out string? problem)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (MaxComputeColumn column in table.Schema.PartitionColumns)
        {
            string? value = partition.Values.FirstOrDefault(pair => pair.Key == column.Name).Value;
            problem = value is null ? $"partition column {column.Name} has no value" : Violation(column, value);
            if (problem is not null)
            {
                return null;
            }

            values.Add(new(column.Name, Number(column, value!)?.ToString(CultureInfo.InvariantCulture) ?? value!));
        }

        problem = values.Count == 0 ? $"table {table.Name} is not partitioned"
            : values.Count == partition.Values.Count ? null
            : $"partition {partition} does not match the {values.Count} partition columns";
        return problem is null ? new PartitionSpec(values) : null;
    }

    /// <summary>The number that a value stands for; null in a string column.</summary>
    public static long? Number(MaxComputeColumn column, string value) =>
        column.Type.IsInteger() && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string? Violation(MaxComputeColumn column, string value)
    {
        if (column.Type.IsInteger())
        {
            return Number(column, value) is null ? $"'{value}' is no {column.Type.Name()}, which partition column {column.Name} is" : null;
        }

        return value.Length is 0 or > Longest || value.AsSpan().ContainsAnyExcept(s_allowed)
            ? $"'{value}' is no partition value: 1 to {Longest} letters, digits, spaces and :_$#.!@- are allowed"
            : null;
    }
}
