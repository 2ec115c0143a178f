namespace ActionTrail.LocalCloud.Sls;

/// <summary>Creates an alert.</summary>
internal sealed class CreateAlert() : CreateResource("CreateAlert", SlsResourceKind.Alert);
