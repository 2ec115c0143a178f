namespace ActionTrail.LocalCloud.Sls;

/// <summary>Deletes a saved search.</summary>
internal sealed class DeleteSavedSearch() : DeleteResource("DeleteSavedSearch", SlsResourceKind.SavedSearch);
