using System.Text.Json;
using ActionTrail.Core.Policies;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>A choice among values: only some (<c>Equals</c>), or all but some (<c>NotEquals</c>).</summary>
/// <param name="Values">The values.</param>
/// <param name="IsExclusion">Whether they are the ones left out.</param>
internal sealed record ValueSelection(IReadOnlyList<string> Values, bool IsExclusion)
{
    /// <summary>Every value.</summary>
    public static ValueSelection Any { get; } = new([], IsExclusion: true);

    /// <summary>Whether a value is chosen.</summary>
    // Unconfirmed: that values may hold wildcards; ARNs need them, because a record tells neither region nor owner of every resource.
    public bool Selects(string value) => Values.Any(each => new WildcardPattern(each).Matches(value)) != IsExclusion;

    /// <summary>Reads <c>{"Equals":[…]}</c> or <c>{"NotEquals":[…]}</c> from a field; every value when the field is absent.</summary>
    public static ValueSelection Read(JsonElement item, string field)
    {
        if (!item.TryGetProperty(field, out JsonElement selection))
        {
            return Any;
        }

        return selection.EnumerateObject().ToArray() is [{ Name: "Equals" or "NotEquals" } rule]
            ? new ValueSelection([.. rule.Value.EnumerateArray().Select(static value => value.GetString() ?? "")], rule.Name == "NotEquals")
            : throw TrailErrors.InvalidParameter($"{field} must hold exactly one of Equals and NotEquals.");
    }
}
