namespace ActionTrail.LocalCloud.Accounts;

/// <summary>What makes one local cloud this one; a single cloud-wide document.</summary>
/// <param name="TokenKey">Secret key, 32 bytes, under which session tokens are written.</param>
/// <param name="Openings">How often the folder was opened; keeps seeded ids from repeating after a restart.</param>
internal sealed record CloudIdentityDocument(byte[] TokenKey, int Openings)
{
    private const string Key = "cloud";

    /// <summary>The document of an open cloud.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <returns>The document.</returns>
    public static CloudIdentityDocument Of(CloudState cloud) => cloud.Documents.Find<CloudIdentityDocument>("", Key)!;

    /// <summary>Counts an opening, and makes the document at the first.</summary>
    /// <param name="documents">Store of the cloud.</param>
    /// <param name="ids">Source of the key.</param>
    /// <returns>The document as it is now.</returns>
    public static CloudIdentityDocument Open(Storage.DocumentStore documents, IdSource ids) => documents.Transact(() =>
    {
        CloudIdentityDocument? known = documents.Find<CloudIdentityDocument>("", Key);
        CloudIdentityDocument opened = known is null ? new(ids.Bytes(32), 1) : known with { Openings = known.Openings + 1 };
        documents.Put("", Key, opened);
        return opened;
    });

    /// <summary>How often the folder was opened.</summary>
    /// <returns>Text without the key.</returns>
    public override string ToString() => $"Cloud opened {Openings} times";
}
