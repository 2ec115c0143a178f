namespace ActionTrail.LocalCloud.Trails;

/// <summary>Where an account keeps the events of global services; stored under the account.</summary>
/// <param name="Region">Region id.</param>
internal sealed record GlobalEventsRegionDocument(string Region)
{
    public const string Key = "global-events-region";

    /// <summary>The regions that can be chosen; the first is the default of the China site.</summary>
    public static IReadOnlyList<string> Allowed { get; } = ["cn-hangzhou", "ap-southeast-1"];
}
