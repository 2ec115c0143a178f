using System.Text.RegularExpressions;

namespace ActionTrail.HelpBuilder;

/// <summary>One way to call a cmdlet.</summary>
/// <param name="Parameters">Its parameters in order.</param>
internal sealed record SyntaxLine(IReadOnlyList<SyntaxParameter> Parameters)
{
    // In this order: [[-Name] <type>], [-Name] <type>, [-Name <type>] or [-Switch], -Name <type> or -Switch.
    private static readonly Regex s_parameter = new(
        @"\[\[-(?<place>\w+)\] <(?<type>[^>]+)>\]|(?<must>\[)-(?<place>\w+)\] <(?<type>[^>]+)>|\[-(?<name>\w+)( <(?<type>[^>]+)>)?\]|(?<must>-)(?<name>\w+)( <(?<type>[^>]+)>)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    /// <summary>Reads a line such as <c>Get-X [[-Name] &lt;string[]&gt;] [-All] [&lt;CommonParameters&gt;]</c>.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The call.</returns>
    public static SyntaxLine Parse(string line)
    {
        string arguments = line[line.IndexOf(' ', StringComparison.Ordinal)..].Replace("[<CommonParameters>]", "", StringComparison.Ordinal);
        int position = 0;
        return new SyntaxLine(
        [
            .. s_parameter.Matches(arguments).Select(match => match.Groups["place"] is { Success: true } place
                ? new SyntaxParameter(place.Value, match.Groups["type"].Value, match.Groups["must"].Success, position++)
                : new SyntaxParameter(match.Groups["name"].Value, match.Groups["type"].Value, match.Groups["must"].Success, Position: null)),
        ]);
    }
}
