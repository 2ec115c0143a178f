namespace ActionTrail.Engine.Search.Matching;

/// <summary>How a value is written in the record.</summary>
internal enum FieldValueKind
{
    /// <summary>A text without escapes: the bytes are the value.</summary>
    Text,

    /// <summary>A text with escapes.</summary>
    EscapedText,

    /// <summary>A number, true or false: the bytes are its text.</summary>
    Scalar,

    /// <summary>An object or an array, which has no text.</summary>
    Container,
}
