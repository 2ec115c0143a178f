namespace ActionTrail.LocalCloud.Sls;

/// <summary>Creates a dashboard.</summary>
internal sealed class CreateDashboard() : CreateResource("CreateDashboard", SlsResourceKind.Dashboard);
