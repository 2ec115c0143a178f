namespace ActionTrail.LocalCloud.Sls;

/// <summary>Replaces a saved search.</summary>
internal sealed class UpdateSavedSearch() : UpdateResource("UpdateSavedSearch", SlsResourceKind.SavedSearch);
