namespace ActionTrail.LocalCloud.Sls;

/// <summary>Switches an alert off.</summary>
internal sealed class DisableAlert() : SwitchAlert("DisableAlert", "disable", "DISABLED");
