using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>The data events and insight events of the trail.</summary>
internal sealed class TrailSelectors(CloudConnection home, SetupTrail wanted)
{
    private readonly DataEventClient _dataEvents = new(home);
    private readonly InsightsClient _insights = new(home);

    /// <summary>Adds the steps about them.</summary>
    public async Task AddAsync(SetupSteps steps, bool isTrailThere, CancellationToken cancellationToken)
    {
        if (wanted.DataEvents is { } data)
        {
            SetupDataEvents? found = isTrailThere ? DataSelectorText.Read(await _dataEvents.GetAsync(wanted.Name.Value, cancellationToken).ConfigureAwait(false)) : null;
            steps.Property(
                "dataEvents", DataSelectorText.Describe(data), found is null ? SetupSteps.None : DataSelectorText.Describe(found), isWeaker: (found?.Selectors.Count ?? 0) < data.Selectors.Count,
                token => PutAsync(data, token));
        }

        if (wanted.Insights is { } insights)
        {
            IReadOnlyList<string> found = isTrailThere ? await InsightsAsync(cancellationToken).ConfigureAwait(false) : [];
            steps.Property("insights", Describe(insights), Describe(found), isWeaker: insights.Except(found, StringComparer.Ordinal).Any(), token => PutAsync(insights, token));
        }
    }

    /// <summary>The kinds of insight events that the trail delivers.</summary>
    public Task<IReadOnlyList<string>> InsightsAsync(CancellationToken cancellationToken) => _insights.FindSelectorsAsync(wanted.Name.Value, cancellationToken);

    private Task PutAsync(SetupDataEvents data, CancellationToken cancellationToken) => data.Selectors.Count == 0
        ? _dataEvents.DeleteAsync(wanted.Name.Value, cancellationToken)
        : _dataEvents.PutAsync(DataSelectorText.Wire(wanted.Name.Value, data), cancellationToken);

    private async Task PutAsync(IReadOnlyList<string> insights, CancellationToken cancellationToken)
    {
        foreach (string insight in insights)
        {
            await _insights.EnableAsync(insight, cancellationToken).ConfigureAwait(false);
        }

        await _insights.PutSelectorsAsync(wanted.Name.Value, insights, cancellationToken).ConfigureAwait(false);
    }

    private static string Describe(IReadOnlyList<string> insights) => insights.Count == 0 ? SetupSteps.None : string.Join(", ", insights.Order(StringComparer.Ordinal));
}
