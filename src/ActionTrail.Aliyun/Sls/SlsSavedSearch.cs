using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>A saved search of a project.</summary>
/// <param name="Name">Name, unique in the project: 3 to 63 characters.</param>
/// <param name="DisplayName">Title for people.</param>
/// <param name="Logstore">Logstore that it searches.</param>
/// <param name="Query">Search statement, with SQL or without.</param>
/// <param name="Topic">Topic that it is limited to; empty for all.</param>
/// <remarks>Source: CreateSavedSearch.</remarks>
public sealed record SlsSavedSearch(
    [property: JsonPropertyName("savedsearchName")] string Name,
    [property: JsonPropertyName("displayName")] string DisplayName,
    [property: JsonPropertyName("logstore")] string Logstore,
    [property: JsonPropertyName("searchQuery")] string Query,
    [property: JsonPropertyName("topic")] string Topic = "");
