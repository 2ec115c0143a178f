using System.Net;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Project and region that a host names.</summary>
/// <param name="Project">Project; null on a regional host.</param>
/// <param name="Region">Region; null where the host does not tell it, as with <c>project.localhost</c>.</param>
internal sealed record SlsAddress(string? Project, string? Region)
{
    private static readonly string[] s_suffixes = [".log.aliyuncs.com", ".sls.aliyuncs.com"];
    private static readonly string[] s_networks = ["-intranet", "-internal", "-share", "-vpc"];

    /// <summary>Whether a host is one of Log Service's own.</summary>
    /// <param name="host">Host header.</param>
    public static bool IsOwn(string host) => Array.Exists(s_suffixes, suffix => NameOf(host).EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a host: <c>project.region.log.aliyuncs.com</c>, <c>region.log.aliyuncs.com</c>, or <c>project.</c> before any other host.</summary>
    /// <param name="host">Host header.</param>
    public static SlsAddress Parse(string host)
    {
        string name = NameOf(host).ToLowerInvariant();
        foreach (string suffix in s_suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                string[] labels = name[..^suffix.Length].Split('.');
                return labels.Length == 1 ? new(null, WithoutNetwork(labels[0])) : new(labels[0], WithoutNetwork(labels[^1]));
            }
        }

        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0 || IPAddress.TryParse(name, out _) ? new(null, null) : new(name[..dot], null);
    }

    private static string NameOf(string host) =>
        host.LastIndexOf(':') is var colon && colon > 0 && !host.EndsWith(']') ? host[..colon] : host;

    private static string WithoutNetwork(string region) =>
        Array.Find(s_networks, network => region.EndsWith(network, StringComparison.Ordinal)) is { } found ? region[..^found.Length] : region;
}
