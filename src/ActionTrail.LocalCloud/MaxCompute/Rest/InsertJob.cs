using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Sql;
using ActionTrail.LocalCloud.MaxCompute.Sql.Execution;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>
/// Makes an instance, which runs one statement. It has terminated when the answer goes out; a statement that fails makes an instance that
/// failed, not a failed call.
/// </summary>
internal sealed class InsertJob : OdpsOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("POST", "projects/{project}/instances");

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call)
    {
        call.Plan = SqlPlan.Of(call);
        return [MaxComputeAccess.On(call, call.Project, "CreateInstance"), .. call.Plan.Demands(call)];
    }

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store)
    {
        SqlPlan plan = call.Plan!;
        string id = call.Now.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) + call.Cloud.Ids.LowerText(10);
        var instance = new InstanceRecord
        {
            Id = id,
            ProjectId = call.Project.Id,
            Owner = MaxComputeAccess.OwnerName(call.Caller),
            TaskName = plan.Job.TaskName,
            Query = plan.Job.Query,
            StartedAt = call.Now,
            EndedAt = call.Now,
            Succeeded = false,
        };
        try
        {
            _ = store.Write(() =>
            {
                SqlOutcome outcome = Run(call, plan, store);
                InstanceRecord done = instance with
                {
                    EndedAt = call.Cloud.Time.GetUtcNow(), Succeeded = true, Message = outcome.Text,
                    ResultId = outcome.ResultId, ResultRows = outcome.Rows, ResultColumns = outcome.Columns, TimeZone = store.Session.Zone.Id,
                };
                store.Instances.Add(done);
                return done;
            });
        }
        catch (SqlException failure)
        {
            _ = store.Write(() =>
            {
                store.Instances.Add(instance with { EndedAt = call.Cloud.Time.GetUtcNow(), Message = failure.Message });
                return true;
            });
        }

        WireResponse answer = OdpsAnswers.Make(call, 201, "application/xml", default);
        answer.Headers["Location"] = $"{call.Request.Scheme}://{call.Request.Host}/api/projects/{call.Project.Name}/instances/{id}";
        return answer;
    }

    private static SqlOutcome Run(OdpsCall call, SqlPlan plan, MaxComputeStore store)
    {
        SqlScript script = plan.Script ?? throw plan.Failure!;
        store.Session.Begin(call.Now, plan.Job.Settings.Concat(script.Settings).GroupBy(static pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Last().Value, StringComparer.Ordinal));
        var catalogue = new SqlCatalogue(
            store.Tables, call.Project.Name.ToLowerInvariant(), plan.Projects.ToDictionary(static pair => pair.Key, static pair => pair.Value.Id, StringComparer.Ordinal));
        return script.Statement is null
            ? SqlOutcome.Done
            : new SqlExecutor(store, catalogue, MaxComputeAccess.OwnerName(call.Caller), call.Now).Execute(script.Statement);
    }
}
