using System.Text;
using ActionTrail.Aliyun.Sls;

namespace ActionTrail.Aliyun.Tests.Sls;

public sealed class SlsProtobufTests
{
    // The log group that the official npm client encodes, from the wire reference of Log Service.
    private const string GroupHex =
        "0a1f0880f2d6ca0612080a026b311202763112080a026b321202c3a925050000000a100881f2d6ca0612080a026b31120276321a027431220831302e302e302e31320c0a047461676b120474616776";

    private static readonly SlsLogGroup s_group = new(
    [
        new(1767225600, [new("k1", "v1"), new("k2", "é")]) { TimeNanoseconds = 5 },
        new(1767225601, [new("k1", "v2")]),
    ])
    {
        Topic = "t1", Source = "10.0.0.1", Tags = [new("tagk", "tagv")],
    };

    [Fact]
    public void A_group_is_encoded_byte_for_byte_as_the_official_client_does()
        => Assert.Equal(GroupHex, Convert.ToHexStringLower(SlsProtobuf.Encode(s_group)));

    [Fact]
    public void A_group_survives_the_round_trip()
        => Assert.Equivalent(s_group, SlsProtobuf.Decode(Convert.FromHexString(GroupHex)), strict: true);

    [Fact]
    public void A_list_of_groups_survives_the_round_trip()
        => Assert.Equivalent(new[] { s_group, s_group with { Topic = "" } }, SlsProtobuf.DecodeList(SlsProtobuf.EncodeList([s_group, s_group with { Topic = "" }])), strict: true);

    [Fact]
    public void The_estimate_is_never_below_the_encoded_size()
    {
        var big = new SlsLogGroup([.. Enumerable.Range(0, 300).Select(i => SlsLog.Single(DateTimeOffset.FromUnixTimeSeconds(i), "event", new string('é', i * 7)))]);

        Assert.True(s_group.EstimateSize() >= SlsProtobuf.Encode(s_group).Length);
        Assert.InRange(big.EstimateSize(), SlsProtobuf.Encode(big).Length, SlsProtobuf.Encode(big).Length + (300 * 64));
    }

    [Theory]
    [InlineData("0a", SlsDecodeProblem.Malformed)]
    [InlineData("0aff", SlsDecodeProblem.Malformed)]
    [InlineData("0a0412020a00", SlsDecodeProblem.MissingTime)]
    [InlineData("0a0a080112060a01ff120176", SlsDecodeProblem.NotUtf8)]
    [InlineData("0a07080112030a016b", SlsDecodeProblem.Malformed)]
    public void A_damaged_group_is_refused_with_its_reason(string hex, SlsDecodeProblem problem)
    {
        var error = Assert.Throws<SlsDecodeException>(() => SlsProtobuf.Decode(Convert.FromHexString(hex)));

        Assert.Equal(problem, error.Problem);
    }

    [Fact]
    public void Random_bytes_are_decoded_or_refused_but_never_break_the_decoder()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            try
            {
                SlsProtobuf.Decode(bytes);
            }
            catch (SlsDecodeException)
            {
                // The documented way to say no.
            }
        }

        Assert.Empty(SlsProtobuf.Decode(Encoding.UTF8.GetBytes("")).Logs);
    }
}
