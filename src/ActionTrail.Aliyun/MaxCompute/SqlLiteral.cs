using System.Globalization;
using System.Text;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Writes values into MaxCompute SQL so that they stay values.</summary>
public static class SqlLiteral
{
    /// <summary>A string literal: single quotes, with backslash escapes for quote, backslash and control characters.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The literal with its quotes.</returns>
    public static string String(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('\'');
        foreach (char character in text)
        {
            _ = character switch
            {
                '\'' => literal.Append("\\'"),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                _ when char.IsControl(character) => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => literal.Append(character),
            };
        }

        return literal.Append('\'').ToString();
    }
}
