using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Tests.Trails;

public sealed class EventRwTests
{
    [Theory]
    [InlineData(EventRw.All, "Read", true)]
    [InlineData(EventRw.All, "Write", true)]
    [InlineData(EventRw.All, "", true)]
    [InlineData(EventRw.Read, "Read", true)]
    [InlineData(EventRw.Read, "Write", false)]
    [InlineData(EventRw.Read, "", false)]
    [InlineData(EventRw.Write, "Write", true)]
    [InlineData(EventRw.Write, "Read", false)]
    [InlineData(EventRw.Write, "", true)]
    public void An_event_of_unknown_kind_counts_as_a_write(EventRw selection, string eventRw, bool covered) =>
        Assert.Equal(covered, selection.Covers(eventRw));

    [Theory]
    [InlineData("Write", true)]
    [InlineData("write", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public void Only_the_wire_words_parse(string text, bool parses) => Assert.Equal(parses, EventRwText.TryParse(text, out _));
}
