using System.Text;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Engine.Tests.Search;

public sealed class FieldReaderTests
{
    private static readonly string[] s_paths =
        ["eventName", "eventId", "userIdentity.userName", "requestParameters.a", "requestParameters.*", "userIdentity", "referencedResources", "requestParameterJson.a", "other.b.a", "*.a"];

    private static readonly Gen<string[]> s_pathSets = Gen.Choose(1, 10).Select(static count => s_paths[..count]);

    [Fact]
    public void The_quick_pass_reads_what_the_checking_pass_reads()
    {
        int quick = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(RandomEvents.Records.ToArbitrary(), s_pathSets.ToArbitrary(), (record, paths) =>
        {
            byte[] json = Encoding.UTF8.GetBytes(record);
            var tree = new FieldTree();
            FieldSlot[] slots = [.. paths.Select(path => tree.Want(FieldPath.Parse(path))), tree.WantNames(FieldPath.Parse("referencedResources"))];
            tree.Number();
            var one = new FieldReader(tree);
            var other = new FieldReader(tree);
            bool valid = one.TryRead(json);
            bool known = other.TryReadQuickly(json, out bool isChecked);
            quick += isChecked ? 0 : 1;
            return !valid || (known && Array.TrueForAll(slots, slot => Show(one, slot, json) == Show(other, slot, json)));
        }));

        Assert.InRange(quick, 300, int.MaxValue);
    }

    [Fact]
    public void Broken_records_never_break_the_quick_pass()
    {
        Gen<byte[]> broken =
            from record in RandomEvents.Records
            from cut in Gen.Choose(0, 400)
            from place in Gen.Choose(0, 400)
            from with in Gen.Elements("\"{}[]:,\\ 1tn"u8.ToArray())
            let bytes = Encoding.UTF8.GetBytes(record)
            select bytes.Take(Math.Max(1, bytes.Length - cut)).Select((value, at) => at == place ? with : value).ToArray();
        var tree = new FieldTree();
        foreach (string path in s_paths)
        {
            tree.Want(FieldPath.Parse(path));
        }

        tree.Number();
        var reader = new FieldReader(tree);
        int invalid = 0;

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(broken.ToArbitrary(), json =>
        {
            bool known = reader.TryReadQuickly(json, out _);
            invalid += known ? 0 : 1;
            return known || !FieldReader.IsValid(json);
        }));

        Assert.InRange(invalid, 300, int.MaxValue);
    }

    [Theory]
    [InlineData("""{"a":1,"a":"2"}""", "a", "2")]
    [InlineData("""{"a":{"b":"x"},"a":{"c":"y"}}""", "a.b", "")]
    [InlineData("""{"a":{"b":"x"},"a":null}""", "a.b", "")]
    [InlineData("""{"a":[{"b":"x"},{"b":"y"},[{"b":1.50}]]}""", "a.b", "x|y|1.50")]
    [InlineData("""{"a":"{\"b\":\"x\\\"y\"}"}""", "a.b", "x\"y")]
    [InlineData("""{"a":"{\"b\":{\"c\":[1,true,null]}}"}""", "a.b.c", "1|true")]
    [InlineData("""{"a":"{\"b\":1} tail"}""", "a.b", "")]
    [InlineData("""{"\u0061":"\u65e5\u5fd7"}""", "a", "日志")]
    [InlineData("""{"a":"\ud800!"}""", "a", "\\ud800!")]
    [InlineData("""{"a.b":{"c":"x"}}""", "'a.b'.c", "x")]
    [InlineData("""{"a":{"x":"1","y":"2"}}""", "a.*", "1|2")]
    public void Values_are_found_where_the_path_leads(string json, string path, string expected)
    {
        var tree = new FieldTree();
        FieldSlot slot = tree.Want(FieldPath.Parse(path));
        tree.Number();
        var reader = new FieldReader(tree);
        byte[] bytes = Encoding.UTF8.GetBytes(json);

        Assert.True(reader.TryReadQuickly(bytes, out _));
        Assert.Equal(expected, Show(reader, slot, bytes, texts: true));
    }

    private static string Show(FieldReader reader, FieldSlot slot, byte[] json, bool texts = false)
    {
        var parts = new List<string>();
        foreach (FieldValue value in reader.Values(slot))
        {
            if (value.Kind != FieldValueKind.Container)
            {
                parts.Add(Encoding.UTF8.GetString(reader.Text(value, json)));
            }
            else if (!texts)
            {
                parts.Add(Encoding.UTF8.GetString(reader.Raw(value, json)));
            }
        }

        return string.Join('|', parts);
    }
}
