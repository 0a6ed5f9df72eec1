using System.Collections.Immutable;
using System.CommandLine;
using ActorVm.Actors;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Model;
using Serilog.Events;

namespace ActorVm.Host.Commands;

/// <summary>The flags of <c>run</c>.</summary>
internal static class RunCommand
{
    private static readonly ImmutableArray<string> Levels = ["information", "debug", "verbose"];

    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal, string[] programArguments)
    {
        Argument<string[]> targets = new("SCENARIO|FILE.c...")
        {
            Description = "A scenario file, or C sources, each a process (a.c+b.c is one program); "
                + "what follows -- are the arguments of a single program.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<ulong?> seed = Flags.Unsigned(
            "--seed", "What random choices are drawn from; alone, it means --strategy random.");
        Option<StrategyKind?> strategy = Flags.Word(
            "--strategy", "Who chooses each turn", Strategies.Names, Strategies.Parse);
        Option<HostKind?> host = Flags.Word(
            "--host", "What runs the actors", ["deterministic"], _ => HostKind.Deterministic);
        Option<Profile?> profile = Flags.Word(
            "--profile", "Whose rules", ProfileNames.All, ProfileNames.Parse);
        Option<int?> frames = Flags.Integer(
            "--frames", "Page frames of 4 KiB.", 1, MachineSetup.PagesMax);
        Option<int?> swap = Flags.Integer(
            "--swap", "Swap slots of 4 KiB.", 0, MachineSetup.PagesMax);
        Option<string[]> files = new("--file")
        {
            Description = "A file of the machine, read from a path here.",
            HelpName = "NAME=PATH",
        };
        Option<string[]> folders = Flags.HeaderFolders();
        Option<int?> maxTurns = Flags.Integer(
            "--max-turns", "End the run, as failed, after this turn.", 1, int.MaxValue);
        Option<bool> everyTurn = new("--check-every-turn")
        {
            Description = "Check the machine's invariants after every turn, not only at the end.",
        };
        Option<string?> log = new("--log")
        {
            Description = "Where the log goes, replaced if it is there; else under logs/.",
            HelpName = "PATH",
        };
        Option<LogEventLevel?> level = Flags.Word(
            "--log-level",
            "What the log holds: decisions, system calls too, messages too",
            Levels,
            word => (LogEventLevel)(2 - Levels.IndexOf(word)));
        Option<bool> json = Flags.Json();
        Command command = new("run", "Runs C programs on the machine, once.")
        {
            targets, seed, strategy, host, profile, frames, swap, files, folders, maxTurns,
            everyTurn, log, level, json,
        };
        command.SetAction(parsed => RunVerb.Execute(
            new RunRequest
            {
                Targets = [.. parsed.GetRequiredValue(targets)],
                Arguments = [.. programArguments],
                Seed = parsed.GetValue(seed),
                Strategy = parsed.GetValue(strategy),
                Profile = parsed.GetValue(profile),
                Frames = parsed.GetValue(frames),
                SwapSlots = parsed.GetValue(swap),
                Files = [.. parsed.GetValue(files) ?? []],
                IncludeFolders = [.. parsed.GetValue(folders) ?? []],
                MaxTurns = parsed.GetValue(maxTurns),
                ChecksEveryTurn = parsed.GetValue(everyTurn),
                LogPath = parsed.GetValue(log),
                LogLevel = parsed.GetValue(level) ?? LogEventLevel.Information,
                IsJson = parsed.GetValue(json),
            },
            terminal));
        return command;
    }

    /// <summary>What can run the actors. One host exists today.</summary>
    private enum HostKind : byte
    {
        /// <summary>One thread, virtual time.</summary>
        Deterministic,
    }
}
