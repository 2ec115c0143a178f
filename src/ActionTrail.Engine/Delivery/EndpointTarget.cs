using System.Buffers;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Delivery;

/// <summary>An HTTPS endpoint that takes events as JSON, for example the collector of a SIEM. Never prints its header, path or query: they may be secret.</summary>
public sealed class EndpointTarget
{
    private static readonly SearchValues<char> s_tokenCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private EndpointTarget(Uri address, CloudCredentials header)
    {
        Address = address;
        Header = header;
    }

    /// <summary>Where events are posted.</summary>
    public Uri Address { get; }

    /// <summary>How events are written into the body.</summary>
    /// <value>Default: one per line.</value>
    public EndpointFormat Format { get; init; } = EndpointFormat.Ndjson;

    /// <summary>Name and value of the header that lets us in; the name is empty where none is needed.</summary>
    internal CloudCredentials Header { get; }

    /// <summary>An endpoint that lets everybody in.</summary>
    /// <param name="address">Where events are posted.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="InvalidNameException">The address is not fit for events.</exception>
    public static EndpointTarget At(Uri address) => new(Checked(address), new CloudCredentials("", ""));

    /// <summary>An endpoint that wants a header.</summary>
    /// <param name="address">Where events are posted.</param>
    /// <param name="headerName">Name of the header, for example <c>Authorization</c>.</param>
    /// <param name="headerValue">Its whole value, for example <c>Splunk …</c>; secret.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="InvalidNameException">The address or the header is not fit.</exception>
    public static EndpointTarget At(Uri address, string headerName, string headerValue)
    {
        if (headerName.Length == 0 || headerName.AsSpan().ContainsAnyExcept(s_tokenCharacters))
        {
            throw new InvalidNameException("Header name", headerName, "is no HTTP header name, for example Authorization or DD-API-KEY; the user name of an endpoint's credential is the name of the header, its password the header's whole value");
        }

        return headerValue.Length == 0 || headerValue.AsSpan().ContainsAnyInRange('\0', '\x1F')
            ? throw new ConfigurationException($"The value of header {headerName} is empty or holds a control character; it was expected to be one line.")
            : new EndpointTarget(Checked(address), new CloudCredentials(headerName, headerValue));
    }

    /// <summary>The same endpoint with another way of writing.</summary>
    /// <param name="format">How events are written into the body.</param>
    /// <returns>A copy.</returns>
    public EndpointTarget As(EndpointFormat format) => new(Address, Header) { Format = format };

    /// <inheritdoc/>
    public override string ToString() => Address.GetLeftPart(UriPartial.Authority);

    private static Uri Checked(Uri address)
    {
        string? defect = !address.IsAbsoluteUri ? "is not absolute; https://host/path was expected"
            : address.UserInfo.Length > 0 ? "carries a user name or password; give them as the endpoint's credential"
            : address.Fragment.Length > 0 ? "has a fragment, which is never sent"
            : address.Scheme == Uri.UriSchemeHttps ? null
            : address.Scheme != Uri.UriSchemeHttp ? $"has the scheme {address.Scheme}; https was expected"
            : address.IsLoopback ? null
            : "uses http, which would send events and the credential in the open; https was expected, http is for this machine only (localhost, 127.0.0.1, [::1])";
        return defect is null ? address : throw new InvalidNameException("Endpoint", address.IsAbsoluteUri ? $"{address.Scheme}://{address.Host}" : "", defect);
    }
}

/// <summary>How events are written into the body of a request.</summary>
public enum EndpointFormat
{
    /// <summary>One event per line, <c>application/x-ndjson</c>.</summary>
    Ndjson,

    /// <summary>One array, <c>application/json</c>.</summary>
    JsonArray,
}
