using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ActionTrail.Core.Policies;

/// <summary>An IPv4 or IPv6 address, or a block of them: <c>10.0.0.0/8</c>. Bits behind the prefix are ignored.</summary>
/// <param name="Address">First address, or any address of the block.</param>
/// <param name="PrefixLength">How many leading bits count.</param>
internal readonly record struct CidrBlock(IPAddress Address, int PrefixLength)
{
    public static bool TryParse(string text, out CidrBlock block)
    {
        block = default;
        string[] parts = text.Split('/');
        if (parts.Length > 2 || !TryParseAddress(parts[0], out IPAddress address))
        {
            return false;
        }

        int bits = address.GetAddressBytes().Length * 8;
        int length = bits;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bits))
        {
            return false;
        }

        block = new(address, length);
        return true;
    }

    /// <summary>Parses a whole address; <c>1</c> and <c>127.1</c>, which the platform would take, are refused.</summary>
    public static bool TryParseAddress(string text, out IPAddress address)
    {
        bool parsed = IPAddress.TryParse(text, out IPAddress? result)
            && (result.AddressFamily == AddressFamily.InterNetworkV6 || text.AsSpan().Count('.') == 3);
        address = parsed ? (result!.IsIPv4MappedToIPv6 ? result.MapToIPv4() : result) : IPAddress.None;
        return parsed;
    }

    public bool Contains(IPAddress address)
    {
        byte[] mine = Address.GetAddressBytes();
        byte[] other = address.GetAddressBytes();
        if (mine.Length != other.Length)
        {
            return false;
        }

        int whole = PrefixLength / 8;
        int rest = PrefixLength % 8;
        return mine.AsSpan(0, whole).SequenceEqual(other.AsSpan(0, whole))
            && (rest == 0 || (mine[whole] ^ other[whole]) >> (8 - rest) == 0);
    }
}
