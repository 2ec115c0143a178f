namespace ActionTrail.LocalCloud.Sls;

/// <summary>Deletes a dashboard.</summary>
internal sealed class DeleteDashboard() : DeleteResource("DeleteDashboard", SlsResourceKind.Dashboard);
