using Spectre.Console;

namespace ActionTrail.Cli.Demo;

/// <summary>Shows the demo to a person, or stays silent when a script wants JSON.</summary>
/// <param name="console">Where it is shown; null for silence.</param>
internal sealed class DemoConsole(IAnsiConsole? console)
{
    /// <summary>Announces a step.</summary>
    /// <param name="text">What is done, in the present tense.</param>
    public void Step(string text) => console?.MarkupLineInterpolated($"[blue]•[/] {text}");

    /// <summary>Reports progress within a step.</summary>
    /// <param name="text">What has been done so far.</param>
    public void Detail(string text) => console?.MarkupLineInterpolated($"  [grey]{text}[/]");

    /// <summary>Shows the members and destinations.</summary>
    /// <param name="report">The report.</param>
    public void Show(DemoReport report)
    {
        if (console is null)
        {
            return;
        }

        var members = new Table().Title("Management events of each member").AddColumns("Member", "Account", "Recorded");
        foreach (DemoDestinationRow destination in report.Destinations.Take(report.Members[0].Found.Count))
        {
            members.AddColumn($"in {destination.Kind}");
        }

        foreach (DemoMemberRow member in report.Members)
        {
            members.AddRow([Markup.Escape(member.Name), member.AccountId, Number(member.Recorded), .. member.Found.Select(Number)]);
        }

        var destinations = new Table().Title("Destinations, read back through their own APIs").AddColumns("Destination", "Expected", "Delivered", "Distinct", "Missing", "Duplicates");
        foreach (DemoDestinationRow row in report.Destinations)
        {
            destinations.AddRow(row.Kind, Number(row.Expected), Number(row.Delivered), Number(row.Distinct), Number(row.Missing), Number(row.Duplicates));
        }

        console.Write(members);
        console.Write(destinations);
        string seconds = report.ElapsedSeconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
        console.MarkupLine(report.IsComplete
            ? $"[green]Every covered event is in every destination.[/] {seconds} s"
            : $"[red]The destinations do not hold exactly the covered events.[/] {seconds} s");
    }

    private static string Number(long value) => value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
