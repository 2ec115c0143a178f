using ActionTrail.Aliyun.Http;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Aliyun.Tests.Http;

public sealed class WireQueryTests
{
    [Theory]
    [InlineData("a b*c~d(é)!'", "a%20b%2Ac~d%28%C3%A9%29%21%27")]
    [InlineData("-_.~", "-_.~")]
    [InlineData("+", "%2B")]
    [InlineData("\n", "%0A")]
    public void Encoding_is_the_one_of_the_gateways(string text, string encoded) => Assert.Equal(encoded, WireQuery.Encode(text));

    [Fact]
    public void What_is_built_is_read_back() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(ArbMap.Default.ArbFor<Tuple<NonEmptyString, string?>[]>(), pairs =>
        {
            // A lone surrogate has no encoding, so it cannot come back.
            KeyValuePair<string, string?>[] given = [.. pairs.Select(pair => KeyValuePair.Create(Whole(pair.Item1.Get), pair.Item2 is null ? null : Whole(pair.Item2))).Where(pair => pair.Key.Length > 0)];
            return WireQuery.Parse(WireQuery.Build(given)).SequenceEqual(given);
        }));

    [Theory]
    [InlineData("a", "a", null)]
    [InlineData("a=", "a", "")]
    [InlineData("a=b=c", "a", "b=c")]
    [InlineData("a=%zz", "a", "%zz")]
    [InlineData("&&a=1&", "a", "1")]
    public void Odd_queries_are_read_as_they_stand(string query, string name, string? value) =>
        Assert.Equal([KeyValuePair.Create(name, value)], WireQuery.Parse(query));

    [Fact]
    public void A_plus_is_a_space_in_forms_only()
    {
        Assert.Equal("a+b", WireQuery.Parse("x=a+b")[0].Value);
        Assert.Equal("a b+c", WireQuery.Parse("x=a+b%2Bc", plusIsSpace: true)[0].Value);
    }

    private static string Whole(string text) => new([.. text.Where(static character => !char.IsSurrogate(character))]);
}
