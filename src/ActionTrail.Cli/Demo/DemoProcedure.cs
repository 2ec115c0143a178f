using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Samples;
using Spectre.Console;

namespace ActionTrail.Cli.Demo;

/// <summary>The main job from end to end: a company, its trail, activity, delivery, joining and leaving, and the proof.</summary>
internal static class DemoProcedure
{
    private const int Complete = 0;
    private const int Incomplete = 1;
    private const int Refused = 2;
    private const int Blocked = 3;
    private const int LateEvents = 200;

    /// <summary>Runs the demo.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="cancellationToken">Ends the run; a further run completes it.</param>
    /// <returns>0 when everything is delivered, 1 when something is missing or doubled, 2 when the demo could not run, 3 when delivery is blocked.</returns>
    public static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        long began = TimeProvider.System.GetTimestamp();
        var console = new DemoConsole(options.Json ? null : Terminal());
        try
        {
            await using LocalCloudHost cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = options.Folder });
            console.Step($"Open the local cloud in {cloud.Folder}");
            SampleCompany company = await SampleCompany.EnsureAsync(cloud, DemoNames.Region, cancellationToken);
            IReadOnlyList<LocalAccount> residents = company.Members;
            LocalAccount partner = await EnsurePartnerAsync(cloud, company, cancellationToken);
            console.Detail($"management account {company.Management.Id}, members {string.Join(", ", residents.Append(partner).Select(static member => member.Name))}");

            var setup = new DemoSetup(cloud, company, console);
            await setup.EnsureAsync(cancellationToken);
            await setup.BreakAsync(options.Break, cancellationToken);

            var activity = new DemoActivity(cloud, console);
            console.Step("Make real calls as the members, import event records, generate events");
            foreach (LocalAccount member in residents.Append(partner))
            {
                await activity.CallAsync(member, cancellationToken);
            }

            activity.ImportFixtures(residents);
            activity.Generate([.. residents, partner], options.Events, seed: 1);
            console.Step("Deliver");
            DeliveryStatus status = await DeliverAsync(cloud, company, console, cancellationToken);
            if (status.IsBlocked)
            {
                return ReportBlocked(status);
            }

            await JoinAndLeaveAsync(cloud, company, activity, console, partner, cancellationToken);
            status = await DeliverAsync(cloud, company, console, cancellationToken);
            if (status.IsBlocked)
            {
                return ReportBlocked(status);
            }

            console.Step("Verify: read every destination back through its own API");
            DemoReport report = await new DemoVerification(cloud, company.Management.Id).RunAsync(setup.Destinations, setup.PlatformOperations, () => TimeProvider.System.GetElapsedTime(began), cancellationToken);
            console.Show(report);
            if (options.Json)
            {
                await Console.Out.WriteLineAsync(report.ToJson().AsMemory(), cancellationToken);
            }

            return report.IsComplete ? Complete : Incomplete;
        }
        catch (ActionTrailException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Refused;
        }
    }

    private static async Task<DeliveryStatus> DeliverAsync(LocalCloudHost cloud, SampleCompany company, DemoConsole console, CancellationToken cancellationToken)
    {
        DeliveryStatus status = await cloud.Delivery.DrainAsync(company.Management.Id, DemoNames.Trail.Value, cancellationToken);
        foreach (LaneStatus lane in status.Destinations)
        {
            console.Detail($"{lane.Kind}: {lane.Delivered:N0} of {lane.Recorded:N0} delivered, {lane.Pending:N0} pending, {lane.Dead:N0} dead");
        }

        return status;
    }

    /// <summary>An account of its own that accepts an invitation, so that it can also leave again; once it left, it stays away.</summary>
    private static async Task<LocalAccount> EnsurePartnerAsync(LocalCloudHost cloud, SampleCompany company, CancellationToken cancellationToken)
    {
        if (cloud.Accounts.FirstOrDefault(static account => account.Name == DemoNames.Partner) is { } present)
        {
            return present;
        }

        LocalAccount partner = cloud.CreateAccount(DemoNames.Partner);
        Handshake invitation = await company.Directory.Handshakes.InviteAsync(partner.Id.Value, parentFolderId: null, "Join us", cancellationToken);
        await new ResourceDirectoryClient(cloud.Connect(partner.Id, DemoNames.Region)).Handshakes.AcceptAsync(invitation.HandshakeId, cancellationToken);
        return partner;
    }

    private static async Task JoinAndLeaveAsync(
        LocalCloudHost cloud, SampleCompany company, DemoActivity activity, DemoConsole console, LocalAccount partner, CancellationToken cancellationToken)
    {
        console.Step($"{DemoNames.Newcomer} joins the directory, {DemoNames.Partner} leaves it; both go on working");
        LocalAccount newcomer = await company.EnsureMemberAsync(DemoNames.Newcomer, "Production", cancellationToken);
        if (await IsMemberAsync(company, partner, cancellationToken))
        {
            await company.Directory.RemoveMemberAsync(partner.Id.Value, cancellationToken);
        }

        await activity.CallAsync(newcomer, cancellationToken);
        await activity.CallAsync(partner, cancellationToken);
        activity.Generate([newcomer], LateEvents, seed: 2);
        activity.Generate([partner], LateEvents, seed: 3);
    }

    private static async Task<bool> IsMemberAsync(SampleCompany company, LocalAccount account, CancellationToken cancellationToken)
    {
        await foreach (Member member in company.Directory.ListMembersAsync(cancellationToken))
        {
            if (member.AccountId == account.Id.Value)
            {
                return true;
            }
        }

        return false;
    }

    private static IAnsiConsole Terminal() => AnsiConsole.Create(Console.IsOutputRedirected
        ? new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No }
        : new AnsiConsoleSettings());

    private static int ReportBlocked(DeliveryStatus status)
    {
        foreach (LaneTrouble trouble in status.Destinations.Select(static lane => lane.Trouble).OfType<LaneTrouble>().DistinctBy(static trouble => trouble.Mend))
        {
            Console.Error.WriteLine(trouble.Mend.Length == 0 ? trouble.Message : $"{trouble.Message.TrimEnd('.')}; mend it with: {trouble.Mend}");
        }

        return Blocked;
    }
}
