using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Engine.Tests.Search;

/// <summary>Records as nasty as JSON allows: any character escaped in any of its ways, names too, names twice, JSON inside texts, logs of Log Service.</summary>
internal static class RandomEvents
{
    /// <summary>A small stock, so that random queries meet random events.</summary>
    public static Gen<string> Values { get; } = Gen.Frequency(
        (6, Gen.Elements("alice", "Alice", "al", "role/admin:alice", "a\"l", "al\\ice", "日志", "é", "😀", "i-1,i-2;sg-1", "i-1", "ACS::ECS::Instance", "1", "12", "1.0", "-1", "true", "false", "null", "", "\n", "<b>", "/", "\u007f")),
        (2, Gen.Elements("203.0.113.7", "203.0.113.77", "10.1.2.3", "2001:db8::1", "2001:0DB8:0:0::1", "2024-05-01T00:00:00Z", "2024-05-02T08:30:00.5+08:00")),
        (2, Gen.Elements('a', 'l', 'i', '"', '\\', '/', 'u', '0', '{', 'é', '\t').ListOf(6).Select(static letters => string.Concat(letters))));

    public static Gen<string> Fields { get; } = Gen.Elements(
        "eventName", "EventName", "serviceName", "acsRegion", "errorCode", "sourceIpAddress", "resourceType", "resourceName", "requestId", "eventRW", "vpcId", "recipientAccountId", "event");

    private static readonly Gen<string> s_scalars = Gen.Elements("1", "12", "-1", "1.0", "true", "false", "null");

    /// <summary>One record.</summary>
    public static Gen<string> Records { get; } =
        from spelling in Spelling()
        from members in Members(3, spelling).ListOf(8)
        from id in Gen.Elements("eventId", "EventID", "none").Select(name => name == "none" ? "" : $"{spelling(name)}:{spelling("id-1")},")
        from wrap in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        let record = "{" + id + string.Join(',', members.Append($"{spelling("eventTime")}:{spelling("2024-05-01T00:00:00Z")}")) + "}"
        select wrap ? $"{{{spelling("__topic__")}:{spelling("t")},{spelling("event")}:{spelling(record)}}}" : record;

    private static Gen<string> Members(int depth, Func<string, string> spelling) => Gen.OneOf(
        from name in Fields
        from value in Value(depth, spelling)
        select $"{spelling(name)}:{value}",
        from name in Gen.Elements("userIdentity", "requestParameters", "referencedResources", "requestParameterJson", "other")
        from inner in Inner(depth, spelling)
        select $"{spelling(name)}:{inner}");

    private static Gen<string> Inner(int depth, Func<string, string> spelling) =>
        from members in (from name in Gen.Elements("userName", "accessKeyId", "accountId", "a", "b", "a.b", "ACS::ECS::Instance")
                         from value in Value(depth - 1, spelling)
                         select $"{spelling(name)}:{value}").ListOf(4)
        let json = "{" + string.Join(',', members) + "}"
        from form in Gen.Elements(0, 0, 1, 2)
        select form == 0 ? json : form == 1 ? spelling(json) : $"[{json},{spelling(json)}]";

    private static Gen<string> Value(int depth, Func<string, string> spelling) => depth <= 0
        ? Gen.OneOf(Values.Select(spelling), s_scalars)
        : Gen.Frequency(
            (6, Values.Select(spelling)),
            (2, s_scalars),
            (1, Value(depth - 1, spelling).ListOf(3).Select(static items => $"[{string.Join(',', items)}]")),
            (1, Gen.Constant(depth).SelectMany(left => Inner(left - 1, spelling))));

    /// <summary>A way to write texts: each character may be escaped in one of its ways.</summary>
    private static Gen<Func<string, string>> Spelling() =>
        from escapes in Gen.Frequency((2, Gen.Constant(0)), (2, Gen.Constant(10)), (1, Gen.Constant(60)))
        from seed in Gen.Choose(0, int.MaxValue)
        select new Func<string, string>(text => Write(text, escapes, new Random(seed)));

    private static string Write(string text, int escapes, Random random)
    {
        var json = new StringBuilder("\"");
        foreach (char letter in text)
        {
            bool escape = random.Next(100) < escapes;
            json.Append(letter switch
            {
                _ when escape => "\\u" + ((int)letter).ToString(random.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture),
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                '/' when random.Next(2) == 0 => "\\/",
                < ' ' => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
                _ => letter.ToString(),
            });
        }

        return json.Append('"').ToString();
    }
}
