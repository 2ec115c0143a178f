using System.Globalization;

namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>Place in a statement, as error messages show it; both numbers count from 1.</summary>
internal readonly record struct SourcePosition(int Line, int Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Line},{Column}]");
}
