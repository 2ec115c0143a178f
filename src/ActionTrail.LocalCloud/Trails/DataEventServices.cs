using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The services of this cloud that have data events, read off the operations that are built.</summary>
internal static class DataEventServices
{
    private static readonly Lazy<IReadOnlyList<(string Service, string[] Events)>> s_all = new(static () =>
    [
        .. OperationRegistry.All.Where(static operation => operation.Facts.IsData)
            .GroupBy(static operation => operation.Facts.Service, static operation => operation.Facts.Name, StringComparer.Ordinal)
            .OrderBy(static service => service.Key, StringComparer.Ordinal)
            .Select(static service => (service.Key, service.Order(StringComparer.Ordinal).ToArray())),
    ]);

    /// <summary>Services and the names of their data events, by name.</summary>
    public static IReadOnlyList<(string Service, string[] Events)> All => s_all.Value;
}
