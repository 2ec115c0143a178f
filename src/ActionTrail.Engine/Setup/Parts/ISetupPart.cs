namespace ActionTrail.Engine.Setup.Parts;

/// <summary>One part of a setup file, as it is in the cloud.</summary>
internal interface ISetupPart
{
    /// <summary>Reads the part and compares it.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A step for every property that the file manages, in the order in which they are done.</returns>
    Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancellationToken);
}
