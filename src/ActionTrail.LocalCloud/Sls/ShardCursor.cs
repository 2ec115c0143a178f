using System.Globalization;
using System.Text;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>The opaque text of a place in a shard: Base64 of a decimal number, as the service writes it.</summary>
internal static class ShardCursor
{
    /// <summary>Writes a place.</summary>
    public static string Write(long place) => Convert.ToBase64String(Encoding.ASCII.GetBytes(place.ToString("D19", CultureInfo.InvariantCulture)));

    /// <summary>Reads a cursor out of the query.</summary>
    /// <exception cref="Gateway.CloudError">400 ParameterInvalid.</exception>
    public static long Read(SlsCall call, string parameter) => Parse(call.Query.GetValueOrDefault(parameter, ""));

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="Gateway.CloudError">400 ParameterInvalid.</exception>
    public static long Parse(string cursor)
    {
        Span<byte> bytes = stackalloc byte[32];
        return cursor.Length <= 40 && Convert.TryFromBase64String(cursor, bytes, out int written)
            && long.TryParse(bytes[..written], NumberStyles.None, CultureInfo.InvariantCulture, out long place)
            ? place
            : throw SlsErrors.ParameterInvalid($"Invalid cursor {cursor}");
    }
}
