namespace ActionTrail.Engine.Setup;

/// <summary>What a step does.</summary>
public enum SetupAction
{
    /// <summary>Nothing: it is as the file says.</summary>
    Keep,

    /// <summary>Makes something that is missing.</summary>
    Create,

    /// <summary>Changes something that differs.</summary>
    Change,

    /// <summary>It differs and cannot be changed in place.</summary>
    CannotChange,

    /// <summary>Takes something away.</summary>
    Remove,

    /// <summary>Leaves something that could be taken away.</summary>
    Stay,
}
