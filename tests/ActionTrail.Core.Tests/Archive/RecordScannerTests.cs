using System.Text;
using ActionTrail.Core.Archive;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Core.Tests.Archive;

public sealed class RecordScannerTests
{
    [Fact]
    public void The_end_of_a_record_is_where_a_byte_by_byte_scan_finds_it_however_it_is_cut()
    {
        Gen<string> runs = Gen.Frequency(
            (6, Gen.Elements("{", "}", "\"", "\\", "u", ",", "é")),
            (2, Gen.Choose(60, 70).Select(static length => new string('x', length))),
            (1, Gen.Choose(60, 70).Select(static length => new string('\\', length))));
        Gen<(string Text, int[] Cuts)> cases =
            from parts in runs.ListOf(40)
            from cuts in Gen.Choose(1, 130).ArrayOf()
            select ("{" + string.Concat(parts) + "\"}}}}", cuts);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(cases.ToArbitrary(), @case =>
        {
            byte[] text = Encoding.UTF8.GetBytes(@case.Text);
            int end = Scan(text, @case.Cuts, out bool hasEscapes);
            return end == EndOf(text) && (hasEscapes || text.AsSpan(0, end < 0 ? text.Length : end).IndexOf("\\u"u8) < 0);
        }));
    }

    private static int Scan(byte[] text, int[] cuts, out bool hasEscapes)
    {
        var scanner = new RecordScanner();
        int at = 0;
        hasEscapes = false;
        foreach (int cut in cuts.Append(text.Length))
        {
            int length = Math.Min(cut, text.Length - at);
            int end = scanner.Scan(text.AsSpan(at, length));
            hasEscapes = scanner.HasUnicodeEscapes;
            if (end >= 0)
            {
                return at + end;
            }

            at += length;
        }

        return -1;
    }

    private static int EndOf(byte[] text)
    {
        int depth = 0;
        bool inText = false;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\\' when inText || text.AsSpan(i + 1).StartsWith("\\"u8) || text.AsSpan(i + 1).StartsWith("\""u8):
                    i++; // No JSON has a backslash outside a text; it is taken as if it were in one.
                    break;
                case (byte)'"':
                    inText = !inText;
                    break;
                case (byte)'{' when !inText:
                    depth++;
                    break;
                case (byte)'}' when !inText && --depth == 0:
                    return i + 1;
            }
        }

        return -1;
    }
}
