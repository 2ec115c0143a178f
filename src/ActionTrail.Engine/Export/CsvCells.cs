using System.Globalization;
using System.Text;

namespace ActionTrail.Engine.Export;

/// <summary>
/// Cells of CSV. A spreadsheet takes a cell that begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a carriage return for a formula,
/// and what an attacker called a user or a bucket stands in audit events; so such a cell gets an apostrophe in front, unless it is a number.
/// </summary>
public static class CsvCells
{
    private static readonly char[] s_formula = ['=', '+', '-', '@', '\t', '\r'];
    private static readonly char[] s_quoted = [',', '"', '\n', '\r'];

    /// <summary>Writes a row, with its line break.</summary>
    /// <param name="cells">The texts.</param>
    /// <returns>The row.</returns>
    public static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>Writes a cell.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The text, harmless to a spreadsheet, quoted where needed.</returns>
    public static string Cell(string text)
    {
        bool isFormula = text.Length > 0 && s_formula.Contains(text[0]) && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        string safe = isFormula ? "'" + text : text;
        return safe.IndexOfAny(s_quoted) < 0 ? safe : new StringBuilder(safe).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
    }
}
