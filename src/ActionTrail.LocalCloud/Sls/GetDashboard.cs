namespace ActionTrail.LocalCloud.Sls;

/// <summary>Reads a dashboard.</summary>
internal sealed class GetDashboard() : GetResource("GetDashboard", SlsResourceKind.Dashboard);
