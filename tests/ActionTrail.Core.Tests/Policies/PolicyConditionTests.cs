using ActionTrail.Core.Policies;

namespace ActionTrail.Core.Tests.Policies;

public sealed class PolicyConditionTests
{
    [Theory]
    [InlineData("StringEquals", "a", "a", true)]
    [InlineData("StringEquals", "a", "A", false)]
    [InlineData("StringEquals", "a*", "ab", false)]
    [InlineData("StringNotEquals", "a", "b", true)]
    [InlineData("StringNotEquals", "a", "a", false)]
    [InlineData("StringEqualsIgnoreCase", "a", "A", true)]
    [InlineData("StringNotEqualsIgnoreCase", "a", "A", false)]
    [InlineData("StringLike", "corp/*", "corp/2024", true)]
    [InlineData("StringNotLike", "corp/*", "corp/2024", false)]
    [InlineData("NumericEquals", "10", "1e1", true)]
    [InlineData("NumericNotEquals", "10", "11", true)]
    [InlineData("NumericLessThan", "10", "9.5", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThan", "10", "9", false)]
    [InlineData("NumericGreaterThanEquals", "10", "10", true)]
    [InlineData("NumericLessThan", "10", "few", false)]
    [InlineData("DateEquals", "2024-01-01T00:00:00Z", "2024-01-01T08:00:00+08:00", true)]
    [InlineData("DateNotEquals", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", false)]
    [InlineData("DateLessThan", "2024-01-01", "2023-12-31T23:59:59Z", true)]
    [InlineData("DateLessThanEquals", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", true)]
    [InlineData("DateGreaterThan", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", false)]
    [InlineData("DateGreaterThanEquals", "2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z", true)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Bool", "true", "false", false)]
    [InlineData("IpAddress", "10.0.0.0/8", "10.255.1.2", true)]
    [InlineData("IpAddress", "10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("IpAddress", "192.168.1.128/25", "192.168.1.127", false)]
    [InlineData("IpAddress", "192.0.2.7", "192.0.2.7", true)]
    [InlineData("IpAddress", "192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:db8:1::1", true)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:db9::1", false)]
    [InlineData("IpAddress", "0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("IpAddress", "0.0.0.0/0", "Internal", false)]
    [InlineData("NotIpAddress", "10.0.0.0/8", "11.0.0.1", true)]
    [InlineData("NotIpAddress", "10.0.0.0/8", "10.0.0.1", false)]
    public void Each_operator_compares_in_its_own_way(string name, string accepted, string actual, bool holds) =>
        Assert.Equal(holds, Condition(name, accepted).Holds(new() { ["test:Key"] = [actual] }));

    [Theory]
    [InlineData("StringEquals", "a", false)]
    [InlineData("StringNotEquals", "a", true)]
    [InlineData("StringNotLike", "*", true)]
    [InlineData("NumericNotEquals", "1", true)]
    [InlineData("NotIpAddress", "0.0.0.0/0", true)]
    [InlineData("Bool", "false", false)]
    public void A_missing_key_fails_positive_operators_and_passes_negative_ones(string name, string accepted, bool holds) =>
        Assert.Equal(holds, Condition(name, accepted).Holds([]));

    [Fact]
    public void Several_values_are_alternatives_for_positive_operators()
    {
        PolicyCondition condition = Condition("StringEquals", "a", "b");

        Assert.True(condition.Holds(new() { ["test:Key"] = ["b"] }));
        Assert.False(condition.Holds(new() { ["test:Key"] = ["c"] }));
    }

    [Fact]
    public void Negative_operators_want_none_of_their_values()
    {
        PolicyCondition condition = Condition("StringNotEquals", "a", "b");

        Assert.False(condition.Holds(new() { ["test:Key"] = ["b"] }));
        Assert.True(condition.Holds(new() { ["test:Key"] = ["c"] }));
    }

    [Fact]
    public void Keys_compare_without_case() => Assert.True(Condition("StringEquals", "a").Holds(new() { ["TEST:KEY"] = ["a"] }));

    private static PolicyCondition Condition(string name, params string[] accepted) =>
        new(ConditionOperator.Find(name)!, "test:Key", accepted);
}
