using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search.Prefilter;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A query made ready: which fields to read, which conditions must hold, which bytes to look for. Shared by all threads.</summary>
internal sealed class SearchPlan
{
    private readonly List<EventCondition> _conditions = [];

    private SearchPlan(ArchiveQuery query, IReadOnlyList<string> groupBy, MatchCheck check)
    {
        Check = check;
        EventId = FieldPlaces.Want(Tree, "eventId");
        EventTime = FieldPlaces.Want(Tree, "eventTime");
        Wrapped = Tree.Want(FieldPath.Parse("event"));
        AddTime(query);
        Add("account", query.AccountIds);
        Add("region", query.Regions);
        Add("service", query.ServiceNames);
        Add("eventName", query.EventNames);
        Add("userName", query.UserNames);
        Add("accessKeyId", query.AccessKeyIds);
        Add("requestId", query.RequestIds);
        Add("errorCode", query.ErrorCodes);
        Add("eventId", query.EventIds);
        AddAddresses(query.SourceIpAddresses);
        AddResourceTypes(query.ResourceTypes);
        AddResourceNames(query.ResourceNames);
        if (query.EventRw != EventRw.All)
        {
            _conditions.Add(new RwCondition(FieldPlaces.Want(Tree, "eventRW"), FieldPlaces.Want(Tree, "eventName"), query.EventRw));
        }

        _conditions.AddRange(query.Where.Select(condition => Where(condition.Checked())));
        _conditions.AddRange(query.Texts.Select(static text => new WordCondition(text)));
        ReadsWholeRecords = query.Texts.Count > 0;
        GroupBy = [.. groupBy.Select(field => FieldPlaces.Want(Tree, field))];
        Tree.Number();
        Needles = [.. _conditions.Select(static condition => condition.Needles()).OfType<NeedleGroup>()];
    }

    /// <summary>The fields to read.</summary>
    public FieldTree Tree { get; } = new();

    /// <summary>What must hold.</summary>
    public IReadOnlyList<EventCondition> Conditions => _conditions;

    /// <summary>Bytes of which one of each group must be in a record that matches, unless escapes hide it.</summary>
    public IReadOnlyList<NeedleGroup> Needles { get; }

    /// <summary>Whether a condition looks at every value, so that records are read whole.</summary>
    public bool ReadsWholeRecords { get; }

    /// <summary>The event's id.</summary>
    public FieldPlaces EventId { get; }

    /// <summary>The event's time.</summary>
    public FieldPlaces EventTime { get; }

    /// <summary>The event inside a log of Log Service.</summary>
    public FieldSlot Wrapped { get; }

    /// <summary>The fields that events are counted by.</summary>
    public IReadOnlyList<FieldPlaces> GroupBy { get; }

    /// <summary>How much of a matching record is checked.</summary>
    public MatchCheck Check { get; }

    /// <summary>Makes a query ready that finds events.</summary>
    public static SearchPlan Find(ArchiveQuery query) => new(query.Checked(), [], MatchCheck.Whole);

    /// <summary>Makes a query ready that counts events.</summary>
    public static SearchPlan Count(ArchiveQuery query, IReadOnlyList<string> fields) => new(query.Checked(), fields, MatchCheck.Fields);

    private void AddTime(ArchiveQuery query)
    {
        if (query.Since is not null || query.Until is not null)
        {
            _conditions.Add(new TimeCondition(EventTime, query.Since ?? DateTimeOffset.MinValue, query.Until ?? DateTimeOffset.MaxValue));
        }
    }

    private void Add(string field, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            _conditions.Add(new ValueCondition(FieldPlaces.Want(Tree, field), TextTest.Wildcards(values)));
        }
    }

    private void AddAddresses(IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            _conditions.Add(new ValueCondition(FieldPlaces.Want(Tree, "sourceIpAddress"), new AddressTest(values)));
        }
    }

    private void AddResourceTypes(IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            var listed = new ListedTest(values);
            _conditions.Add(new AnyCondition(
                new ValueCondition(FieldPlaces.Want(Tree, "resourceType"), listed),
                new SlotCondition(Tree.WantNames(FieldPath.Parse("referencedResources")), listed)));
        }
    }

    private void AddResourceNames(IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            var listed = new ListedTest(values);
            _conditions.Add(new AnyCondition(
                new ValueCondition(FieldPlaces.Want(Tree, "resourceName"), listed),
                new SlotCondition(Tree.Want(FieldPath.Parse("referencedResources.*")), listed)));
        }
    }

    private EventCondition Where(FieldCondition condition)
    {
        string first = condition.Values.Count > 0 ? condition.Values[0] : "";
        return condition.Operator switch
        {
            FieldOperator.Ne => new NotCondition(Value(condition.Field, TextTest.Exactly(condition.Values))),
            FieldOperator.Like => Value(condition.Field, TextTest.Wildcards(condition.Values)),
            FieldOperator.Match => Value(condition.Field, new RegexTest(first)),
            FieldOperator.Gt => Value(condition.Field, OrderTest.Greater(first)),
            FieldOperator.Lt => Value(condition.Field, OrderTest.Less(first)),
            FieldOperator.Exists when first == "false" => new NotCondition(new ExistsCondition(Tree, condition.Field)),
            FieldOperator.Exists => new ExistsCondition(Tree, condition.Field),
            _ => Value(condition.Field, TextTest.Exactly(condition.Values)),
        };
    }

    private ValueCondition Value(string field, ValueTest test) => new(FieldPlaces.Want(Tree, field), test);
}
