using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A block of IPv4 or IPv6 addresses. An IPv4 block has only addresses that are written with four decimal numbers.</summary>
internal readonly record struct AddressBlock
{
    private const int LongestAddress = 45;

    private readonly UInt128 _network;
    private readonly int _hostBits;
    private readonly AddressFamily _family;

    private AddressBlock(UInt128 address, int hostBits, AddressFamily family)
    {
        _hostBits = hostBits;
        _network = Network(address, hostBits);
        _family = family;
    }

    /// <summary>What every address of the block begins with; empty when nothing can be said.</summary>
    public string CommonText => _family != AddressFamily.InterNetwork ? "" : _hostBits switch
    {
        0 => Numbers(4),
        <= 8 => Numbers(3) + ".",
        <= 16 => Numbers(2) + ".",
        <= 24 => Numbers(1) + ".",
        _ => "",
    };

    /// <summary>Reads <c>address/prefix</c>, or one IPv6 address.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The block; null when the text is neither.</returns>
    /// <exception cref="ConfigurationException">The text has a slash but is no block.</exception>
    public static AddressBlock? Parse(string text)
    {
        string[] parts = text.Split('/');
        bool isAddress = TryParse(Encoding.UTF8.GetBytes(parts[0]), out UInt128 address, out AddressFamily family);
        int bits = family == AddressFamily.InterNetwork ? 32 : 128;
        if (parts.Length == 1)
        {
            return isAddress && family == AddressFamily.InterNetworkV6 ? new(address, 0, family) : null;
        }

        return isAddress && parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int prefix) && prefix <= bits
            ? new(address, bits - prefix, family)
            : throw new ConfigurationException($"'{text}' is no CIDR block; an address, a slash and 0 to {bits} are expected.");
    }

    /// <summary>Whether a text is an address of this block.</summary>
    public bool Contains(ReadOnlySpan<byte> text) =>
        TryParse(text, out UInt128 address, out AddressFamily family) && family == _family && Network(address, _hostBits) == _network;

    private static UInt128 Network(UInt128 address, int hostBits) => hostBits == 128 ? UInt128.Zero : address >> hostBits;

    private static bool TryParse(ReadOnlySpan<byte> text, out UInt128 address, out AddressFamily family)
    {
        family = text.Contains((byte)':') ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        return family == AddressFamily.InterNetwork ? TryParseNumbers(text, out address) : TryParseGroups(text, out address);
    }

    private static bool TryParseNumbers(ReadOnlySpan<byte> text, out UInt128 address)
    {
        address = 0;
        int count = 0;
        foreach (Range part in text.Split((byte)'.'))
        {
            ReadOnlySpan<byte> digits = text[part];
            if (++count > 4 || digits.Length is 0 or > 3 || (digits.Length > 1 && digits[0] == (byte)'0')
                || !byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out byte number))
            {
                return false;
            }

            address = (address << 8) | number;
        }

        return count == 4;
    }

    private static bool TryParseGroups(ReadOnlySpan<byte> text, out UInt128 address)
    {
        address = 0;
        if (text.Length > LongestAddress || text.Contains((byte)'%') || !IPAddress.TryParse(Encoding.ASCII.GetString(text), out IPAddress? parsed))
        {
            return false;
        }

        address = BinaryPrimitives.ReadUInt128BigEndian(parsed.GetAddressBytes());
        return true;
    }

    private string Numbers(int count)
    {
        UInt128 first = _network << _hostBits;
        return string.Join('.', Enumerable.Range(0, count).Select(place => ((byte)(first >> (24 - (8 * place)))).ToString(CultureInfo.InvariantCulture)));
    }
}
