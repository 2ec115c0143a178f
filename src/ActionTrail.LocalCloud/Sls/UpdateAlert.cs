namespace ActionTrail.LocalCloud.Sls;

/// <summary>Replaces an alert.</summary>
internal sealed class UpdateAlert() : UpdateResource("UpdateAlert", SlsResourceKind.Alert);
