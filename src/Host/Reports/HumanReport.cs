using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using ActorVm.Actors.Reports;
using ActorVm.Host.Running;
using Spectre.Console;

namespace ActorVm.Host.Reports;

/// <summary>What people read at the end of a run.</summary>
internal static class HumanReport
{
    private const int PlainWidth = 65_536; // nothing is cut where nobody's screen ends

    /// <summary>The report of a run.</summary>
    /// <param name="plan">What was run.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="isInteractive">Whether it goes to a terminal, with colours and frames.</param>
    /// <param name="isWhole">Whether the run came to its end, so that its checks mean
    /// anything.</param>
    public static string Of(
        RunPlan plan, RunResult result, bool isInteractive, bool isWhole = true)
    {
        (IAnsiConsole console, StringWriter text) = MakeConsole(isInteractive);
        console.WriteLine();
        if (isWhole)
        {
            string colour = result.Outcome == RunOutcome.Passed ? "green" : "red";
            console.MarkupLine(
                $"[bold {colour}]{OutcomeNames.Of(result.Outcome)}[/]: "
                + Markup.Escape(Summary(plan, result)));
        }

        console.Write(Processes(result, isInteractive));
        KernelReport kernel = result.Machine.Kernel;
        console.WriteLine(
            $"kernel: {Counted.Text(kernel.Segments, "segment")}, {kernel.Attached} attached, "
            + $"{Counted.Text(kernel.FramesUsed, "frame")} used, {kernel.FramesCached} cached, "
            + $"{Counted.Text(kernel.SwapUsed, "swap slot")}, "
            + Counted.Text(kernel.Copies, "copy", "copies"));
        if (isWhole && result.Checks.Length > 0)
        {
            console.Write(Checks(result, isInteractive));
        }

        foreach (string line in ProgressText.Lines(result)
            .Concat(Waits(result)).Concat(Faults(result)).Concat(result.Violations))
        {
            console.MarkupLine($"[red]{Markup.Escape(line)}[/]");
        }

        return Plain(text);
    }

    /// <summary>A table of texts.</summary>
    public static string Table(
        bool isInteractive, IEnumerable<string> heads, IEnumerable<string[]> rows)
    {
        (IAnsiConsole console, StringWriter text) = MakeConsole(isInteractive);
        Table table = MakeTable(isInteractive, heads);
        foreach (string[] row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.Write(table);
        return Plain(text);
    }

    /// <summary>The text without what pads its lines.</summary>
    private static string Plain(StringWriter text) =>
        string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));

    private static string Summary(RunPlan plan, RunResult result)
    {
        string choices = plan.Strategy == StrategyKind.Fifo
            ? "fifo"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Strategies.NameOf(plan.Strategy)}, seed {plan.Seed}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Scenario} ({choices}): {Counted.Text(result.Turns, "turn")}, "
            + $"{result.VirtualTimeNs / 1e9:0.######} s of virtual time");
    }

    private static Table Processes(RunResult result, bool isInteractive)
    {
        Table table = MakeTable(isInteractive, ["process", "pid", "state", "exit", "signal"]);
        foreach (ProcessReport process in result.Machine.Processes)
        {
            string name = process.Parent is { } parent
                ? $"{process.Name} (forked by {parent.Value})"
                : process.Name;
            table.AddRow(
                Markup.Escape(name),
                process.Pid.Value.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(process.State),
                process.Exit?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
                SignalNames.Of(process.Signal) ?? string.Empty);
        }

        return table;
    }

    private static Table Checks(RunResult result, bool isInteractive)
    {
        Table table = MakeTable(isInteractive, ["check", "expression", "holds"]);
        table.Columns[1].NoWrap = false;
        foreach (CheckResult check in result.Checks)
        {
            table.AddRow(
                check.Kind,
                Markup.Escape(check.Expression),
                check.Holds ? "[green]yes[/]"
                    : check.Kind == "sometimes" ? "not in this run"
                    : "[red]no[/]");
        }

        return table;
    }

    private static IEnumerable<string> Waits(RunResult result)
    {
        bool isStuck = result.Outcome == RunOutcome.Deadlock || result.Progress is not null;
        IReadOnlyList<string> chains = isStuck ? new WaitChains(result.Machine).Lines : [];
        return chains.Count == 0
            ? []
            : chains.Select(line => $"  {line}").Prepend("who waits for whom:");
    }

    private static IEnumerable<string> Faults(RunResult result) =>
        from process in result.Machine.Processes
        where process.Fault is not null
        select $"{process.Name} ({process.Pid.Value}): {process.Fault}";

    private static Table MakeTable(bool isInteractive, IEnumerable<string> heads)
    {
        Table table = new() { Border = isInteractive ? TableBorder.Rounded : TableBorder.None };
        return table.AddColumns([.. heads.Select(h => new TableColumn($"[bold]{h}[/]").NoWrap())]);
    }

    private static (IAnsiConsole Console, StringWriter Text) MakeConsole(bool isInteractive)
    {
        StringWriter text = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isInteractive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isInteractive ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = isInteractive ? System.Math.Max(System.Console.WindowWidth, 80)
            : PlainWidth;
        return (console, text);
    }
}
