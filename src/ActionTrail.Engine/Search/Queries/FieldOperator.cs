namespace ActionTrail.Engine.Search.Queries;

/// <summary>How a field is compared. Texts compare case-sensitively; an array compares element by element.</summary>
public enum FieldOperator
{
    /// <summary>The field, or one element of it, is exactly the value.</summary>
    Eq,

    /// <summary>Nothing in the field is the value; a missing field is not the value either.</summary>
    Ne,

    /// <summary>The whole field matches a pattern with <c>*</c> and <c>?</c>.</summary>
    Like,

    /// <summary>A regular expression matches somewhere in the field.</summary>
    Match,

    /// <summary>The field is one of several values.</summary>
    In,

    /// <summary>The field is greater: by number when both are numbers, by time when both are times, else by text.</summary>
    Gt,

    /// <summary>The field is less; compared as <see cref="Gt"/>.</summary>
    Lt,

    /// <summary>The field is there and not null; with the value <c>false</c>, that it is not.</summary>
    Exists,
}
