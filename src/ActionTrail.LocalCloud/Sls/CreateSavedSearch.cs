namespace ActionTrail.LocalCloud.Sls;

/// <summary>Creates a saved search.</summary>
internal sealed class CreateSavedSearch() : CreateResource("CreateSavedSearch", SlsResourceKind.SavedSearch);
