using ActionTrail.Cli.Serve;
using ActionTrail.Core.Errors;

namespace ActionTrail.Cli.Tests.Serve;

public class ServeAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8800")]
    [InlineData("http://localhost:0")]
    [InlineData("http://[::1]:8800;http://127.0.0.2:1")]
    public void Loopback_addresses_are_served(string urls) => Assert.NotEmpty(ServeAddress.Check(Options(urls, allowRemote: 0)));

    [Theory]
    [InlineData("http://0.0.0.0:8800", 0)]
    [InlineData("http://0.0.0.0:8800", 1)]
    [InlineData("http://192.168.1.5:80", 1)]
    [InlineData("http://127.0.0.1:8800;http://example.com", 1)]
    public void An_address_beyond_this_machine_must_be_allowed_twice(string urls, int allowRemote)
    {
        ConfigurationException refused = Assert.Throws<ConfigurationException>(() => ServeAddress.Check(Options(urls, allowRemote)));
        Assert.Contains("--allow-remote", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(ServeAddress.Check(Options(urls, allowRemote: 2)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:8800")]
    [InlineData("https://127.0.0.1:8800")]
    public void What_is_no_http_URL_is_refused(string urls) => Assert.Throws<ConfigurationException>(() => ServeAddress.Check(Options(urls, allowRemote: 2)));

    private static ServeOptions Options(string urls, int allowRemote) => new("unused", urls, allowRemote, Sample: false, TimeSpan.FromSeconds(5));
}
