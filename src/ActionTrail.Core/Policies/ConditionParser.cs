using System.Text.Json;

namespace ActionTrail.Core.Policies;

/// <summary>The grammar of <c>Condition</c>: operator, then key, then values.</summary>
internal static class ConditionParser
{
    public static IReadOnlyList<PolicyCondition> Parse(PolicyNode node)
    {
        var conditions = new List<PolicyCondition>();
        foreach ((string name, PolicyNode keys) in node.Fields())
        {
            ConditionOperator found = ConditionOperator.Find(name)
                ?? throw node.Refuse($"one of the operators {string.Join(", ", ConditionOperator.Names)}", $"'{name}'");
            Dictionary<string, PolicyNode> fields = keys.Fields();
            if (fields.Count == 0)
            {
                throw keys.Refuse("at least one condition key", "none");
            }

            conditions.AddRange(fields.Select(field => new PolicyCondition(found, field.Key, Values(field.Value, found))));
        }

        return conditions;
    }

    private static List<string> Values(PolicyNode node, ConditionOperator @operator)
    {
        var values = new List<string>();
        foreach (PolicyNode item in node.OneOrMore($"{@operator.ValueForm} or an array of at least one"))
        {
            string text = Scalar(item, @operator.ValueForm);
            values.Add(@operator.Accepts(text) ? text : throw item.Refuse(@operator.ValueForm));
        }

        return values;
    }

    /// <summary>Numbers and Booleans may stand without quotes.</summary>
    private static string Scalar(PolicyNode item, string expected) => item.Json.ValueKind switch
    {
        JsonValueKind.String => item.Json.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => item.Json.GetRawText(),
        _ => throw item.Refuse(expected),
    };
}
