using System.Text;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Date formats of MaxCompute: <c>yyyy mm dd hh mi ss ff3</c>, with other characters as they are.</summary>
/// <remarks>Source: MaxCompute, TO_DATE and TO_CHAR. <c>MM</c> and <c>HH</c> mean month and hour as well; minutes are <c>mi</c>.</remarks>
internal static class DateFormat
{
    private static readonly (string Theirs, string Ours)[] s_parts =
        [("yyyy", "yyyy"), ("mm", "MM"), ("dd", "dd"), ("hh24", "HH"), ("hh", "HH"), ("mi", "mm"), ("ss", "ss"), ("ff3", "fff")];

    /// <summary>The same format in .NET's letters.</summary>
    public static string ToDotNet(string format)
    {
        var result = new StringBuilder();
        for (int position = 0; position < format.Length;)
        {
            (string Theirs, string Ours) part = s_parts.FirstOrDefault(candidate =>
                string.Compare(format, position, candidate.Theirs, 0, candidate.Theirs.Length, StringComparison.OrdinalIgnoreCase) == 0);
            if (part.Theirs is not null)
            {
                result.Append(part.Ours);
                position += part.Theirs.Length;
                continue;
            }

            result.Append('\\').Append(format[position++]);
        }

        // A format of one letter means something else to .NET.
        return result.Length == 0 ? "\\ " : result.ToString();
    }
}
