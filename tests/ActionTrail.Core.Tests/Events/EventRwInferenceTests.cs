using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Tests.Events;

public sealed class EventRwInferenceTests
{
    [Theory]
    [InlineData("DescribeInstances", EventRw.Read)]
    [InlineData("LookUpEvents", EventRw.Read)]
    [InlineData("GetObject", EventRw.Read)]
    [InlineData("ConsoleSignin", EventRw.Write)]
    [InlineData("DeleteTrail", EventRw.Write)]
    [InlineData("", EventRw.Write)]
    public void Reading_verbs_read_and_everything_else_writes(string name, EventRw expected) =>
        Assert.Equal(expected, EventRwInference.FromName(name));
}
