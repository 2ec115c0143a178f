namespace ActionTrail.LocalCloud.Sls;

/// <summary>Reads a saved search.</summary>
internal sealed class GetSavedSearch() : GetResource("GetSavedSearch", SlsResourceKind.SavedSearch);
