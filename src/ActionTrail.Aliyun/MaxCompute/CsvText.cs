using System.Text;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Comma-separated values as SQL results come: RFC 4180, with an unquoted <c>\N</c> for NULL.</summary>
internal static class CsvText
{
    private const string Null = @"\N";

    /// <summary>Splits a text into rows of cells.</summary>
    /// <param name="text">The text; rows end in LF or CR LF, the last one may lack it.</param>
    /// <returns>The rows; empty for an empty text.</returns>
    public static IReadOnlyList<IReadOnlyList<string?>> Parse(string text)
    {
        var rows = new List<IReadOnlyList<string?>>();
        var row = new List<string?>();
        var cell = new StringBuilder();
        int position = 0;
        while (position < text.Length)
        {
            row.Add(ReadCell(text, ref position, cell));
            if (position < text.Length && text[position] == ',')
            {
                position++;
                if (position < text.Length)
                {
                    continue;
                }

                row.Add("");
            }

            position = SkipLineEnd(text, position);
            rows.Add(row);
            row = [];
        }

        return rows;
    }

    private static string? ReadCell(string text, ref int position, StringBuilder cell)
    {
        if (position >= text.Length || text[position] != '"')
        {
            int end = text.AsSpan(position).IndexOfAny(",\r\n") is >= 0 and int length ? position + length : text.Length;
            string plain = text[position..end];
            position = end;
            return plain == Null ? null : plain;
        }

        cell.Clear();
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '"')
            {
                position++;
                if (position >= text.Length || text[position] != '"')
                {
                    break;
                }
            }

            cell.Append(text[position]);
        }

        return cell.ToString();
    }

    private static int SkipLineEnd(string text, int position)
    {
        if (position < text.Length && text[position] == '\r')
        {
            position++;
        }

        return position < text.Length && text[position] == '\n' ? position + 1 : position;
    }
}
