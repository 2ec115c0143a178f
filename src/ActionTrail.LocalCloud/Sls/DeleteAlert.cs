namespace ActionTrail.LocalCloud.Sls;

/// <summary>Deletes an alert.</summary>
internal sealed class DeleteAlert() : DeleteResource("DeleteAlert", SlsResourceKind.Alert);
