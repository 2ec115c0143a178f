namespace ActionTrail.Core.Policies;

/// <summary>One condition of a statement: operator, key and the values that it accepts.</summary>
public sealed class PolicyCondition
{
    private readonly ConditionOperator _operator;

    internal PolicyCondition(ConditionOperator @operator, string key, IReadOnlyList<string> values)
    {
        _operator = @operator;
        Key = key;
        Values = values;
    }

    /// <summary>Name of the operator, for example <c>StringEquals</c>.</summary>
    public string Operator => _operator.Name;

    /// <summary>Condition key, for example <c>acs:SourceIp</c>.</summary>
    public string Key { get; }

    /// <summary>The values, at least one; a positive operator wants any of them, a negative one none.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether the condition holds.</summary>
    /// <param name="context">What is known about the request.</param>
    /// <returns>True when it holds.</returns>
    // Unconfirmed: a missing key. Here it makes a positive operator false and a negative one true.
    public bool Holds(PolicyContext context)
    {
        bool matched = context.TryGet(Key, out IReadOnlyList<string>? actual)
            && actual.Any(value => Values.Any(accepted => _operator.Compare(value, accepted)));
        return matched != _operator.IsNegative;
    }
}
