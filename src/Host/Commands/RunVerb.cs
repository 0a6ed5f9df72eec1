using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Host.Journal;
using ActorVm.Host.Reports;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary><c>actorvm run</c>.</summary>
internal static class RunVerb
{
    /// <summary>Reads, compiles, runs, records, reports.</summary>
    /// <returns>The exit status.</returns>
    public static int Execute(RunRequest request, Terminal terminal)
    {
        List<Diagnostic> diagnostics = [];
        Scenario? scenario = TargetReader.Read(request.Targets, request.Arguments, diagnostics);
        if (scenario is null
            || PlanMaker.Make(scenario, request, diagnostics) is not { } made)
        {
            return terminal.Refuse(diagnostics, request.IsJson);
        }

        terminal.Warn(diagnostics);
        string path = request.LogPath ?? LogPaths.Default(request, made.Plan);
        FileStream? stream = LogPaths.Create(path, out Diagnostic? trouble);
        if (stream is null)
        {
            return terminal.Refuse([trouble!], request.IsJson);
        }

        using RunJournal journal = new(stream, request.LogLevel);
        try
        {
            return Run(made.Plan, made.Setup, journal, path, request.IsJson, terminal);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(InputFiles.IsFileTrouble))
        {
            string reason = InputFiles.Describe(e.InnerExceptions[0]);
            return terminal.Refuse(
                [TargetReader.Error(path, $"cannot write the log: {reason}")], request.IsJson);
        }
        catch (Exception bug) // the machine's own: whatever programs do has an outcome
        {
            terminal.Complain(
                $"actorvm: a defect of actorvm itself: {bug.GetType().Name}: {bug.Message}\n"
                + $"replay: actorvm replay {path}");
            return ExitStatus.Bug;
        }
    }

    private static int Run(
        RunPlan plan,
        MachineSetup setup,
        RunJournal journal,
        string path,
        bool isJson,
        Terminal terminal)
    {
        ProgramOutput? output = isJson ? null : new ProgramOutput(terminal, plan);
        RunResult result = new RunSession(plan, setup, output).Run(journal);
        output?.Finish();
        terminal.Write(
            isJson
                ? JsonReport.Of(plan.Scenario, path, result)
                : HumanReport.Of(plan, result, terminal.IsInteractive)
                    + $"log: {path}   replay: actorvm replay {path}\n");
        return result.Outcome == RunOutcome.Passed ? ExitStatus.Success : ExitStatus.Failed;
    }
}
