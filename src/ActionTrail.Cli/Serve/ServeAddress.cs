using System.Net;
using ActionTrail.Core.Errors;

namespace ActionTrail.Cli.Serve;

/// <summary>Decides which addresses may be listened on.</summary>
internal static class ServeAddress
{
    /// <summary>Checks every address before anything listens.</summary>
    /// <param name="options">What was asked.</param>
    /// <returns>The addresses.</returns>
    /// <exception cref="ConfigurationException">An address is no http URL, or reaches beyond this machine without being allowed twice.</exception>
    public static IReadOnlyList<Uri> Check(ServeOptions options)
    {
        Uri[] addresses = [.. options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];
        if (addresses.Length == 0)
        {
            throw new ConfigurationException("--urls names no address; give one such as http://127.0.0.1:8800.");
        }

        foreach (Uri address in addresses)
        {
            if (!IsLoopback(address) && options.AllowRemote < 2)
            {
                throw new ConfigurationException(
                    $"Address '{address.Authority}' reaches beyond this machine; a local cloud listens on loopback (127.0.0.1). Say --allow-remote twice if that is really meant.");
            }
        }

        return addresses;
    }

    private static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttp
            ? address
            : throw new ConfigurationException($"Address '{text}' is not an http URL such as http://127.0.0.1:8800.");

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));
}
