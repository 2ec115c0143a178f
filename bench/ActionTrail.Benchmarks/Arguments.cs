using System.Globalization;

namespace ActionTrail.Benchmarks;

/// <summary>Options of the form <c>--name value</c>.</summary>
/// <param name="arguments">The arguments.</param>
internal sealed class Arguments(IReadOnlyList<string> arguments)
{
    public string Text(string name, string otherwise)
    {
        int at = arguments.ToList().IndexOf(name);
        return at >= 0 && at + 1 < arguments.Count ? arguments[at + 1] : otherwise;
    }

    public int Number(string name, int otherwise) => int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public bool Has(string name) => arguments.Contains(name, StringComparer.Ordinal);
}
