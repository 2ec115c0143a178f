namespace ActionTrail.Engine.Export;

/// <summary>What an export does about what is there already.</summary>
public enum ExportStart
{
    /// <summary>Nothing may be there.</summary>
    New,

    /// <summary>The file is replaced when the export is complete; an interrupted export is forgotten.</summary>
    Overwrite,

    /// <summary>The events come behind those of the file, which is replaced when the export is complete.</summary>
    Append,

    /// <summary>An interrupted export goes on; without one a new export begins.</summary>
    Resume,
}
