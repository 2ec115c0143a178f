namespace ActionTrail.LocalCloud.Sls;

/// <summary>Switches an alert on.</summary>
internal sealed class EnableAlert() : SwitchAlert("EnableAlert", "enable", "ENABLED");
