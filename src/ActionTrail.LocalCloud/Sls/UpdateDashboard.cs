namespace ActionTrail.LocalCloud.Sls;

/// <summary>Replaces a dashboard.</summary>
internal sealed class UpdateDashboard() : UpdateResource("UpdateDashboard", SlsResourceKind.Dashboard);
