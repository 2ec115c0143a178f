using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>The part of a download that one call asks for: <c>rowrange=(start,count)</c> and <c>columns=a,b</c>.</summary>
internal static class RowWindow
{
    /// <summary>Answers with the rows.</summary>
    /// <param name="call">The call.</param>
    /// <param name="store">The store, held.</param>
    /// <param name="source">Rows of the download.</param>
    /// <param name="total">How many they are.</param>
    /// <exception cref="Gateway.CloudError">Range or columns are not those of the download, or rows are gone.</exception>
    public static WireResponse Answer(OdpsCall call, MaxComputeStore store, RowSource source, long total)
    {
        string range = call.Query.GetValueOrDefault("rowrange", "");
        (long start, long count) = Parse(range) ?? throw TunnelErrors.InvalidRowRange(range);
        if (start + count > total || call.Query.ContainsKey("arrow"))
        {
            throw start + count > total ? TunnelErrors.InvalidRowRange(range) : TunnelErrors.InvalidArgument("arrow streams are not supported here");
        }

        string names = call.Query.GetValueOrDefault("columns", "");
        RowSource rows = names.Length == 0 ? source : source.Narrow(names.Split(',')) ?? throw TunnelErrors.InvalidColumnSpec(names);
        (ReadOnlyMemory<byte> stream, long found) = store.Rows.Encode(rows, start, count);
        return found == count ? TunnelBody.Write(call, stream) : throw TunnelErrors.TableModified();
    }

    private static (long Start, long Count)? Parse(string range) =>
        range is ['(', .., ')'] && range[1..^1].Split(',') is [{ } start, { } count]
        && long.TryParse(start.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long from) && from <= long.MaxValue / 2
        && long.TryParse(count.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long length) && length is > 0 and <= long.MaxValue / 2
            ? (from, length)
            : null;
}
