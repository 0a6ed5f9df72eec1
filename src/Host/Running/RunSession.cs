using System;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Host.Checks;
using ActorVm.Host.Journal;
using ActorVm.Host.Tracing;
using ActorVm.Model;
using ActorVm.Programs.Calls;

namespace ActorVm.Host.Running;

/// <summary>A machine with a plan: boots it, runs it, says how it ended.</summary>
internal sealed class RunSession : IMachineObserver
{
    private readonly RunPlan _plan;
    private readonly IOutputListener? _listener;
    private readonly Trace? _trace;
    private RunJournal? _calls;

    /// <summary>Makes a machine that has not booted.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="setup">The plan's machine, its programs compiled.</param>
    /// <param name="listener">Hears what programs write, as they write it.</param>
    /// <param name="trace">Hears their calls.</param>
    public RunSession(
        RunPlan plan, MachineSetup setup, IOutputListener? listener = null, Trace? trace = null)
    {
        _trace = trace;
        _plan = plan;
        _listener = listener;
        Machine = new Machine(setup);
        Host = new DeterministicHost(Machine);
    }

    /// <summary>The machine.</summary>
    public Machine Machine { get; }

    /// <summary>What runs the machine.</summary>
    public DeterministicHost Host { get; }

    /// <summary>Runs the plan from its beginning to its end, and records it.</summary>
    public RunResult Run(RunJournal journal)
    {
        _calls = journal.WantsCalls ? journal : null;
        Boot(Strategies.Make(_plan.Strategy, _plan.Seed), journal);
        journal.Start(_plan, Host.HashState);
        RunResult result = Conclude(Host.Run());
        journal.End(result);
        return result;
    }

    /// <summary>Boots the machine; <see cref="Host"/> can then run it.</summary>
    public void Boot(Strategy strategy, IJournal? journal) =>
        Host.Boot(
            strategy,
            _plan.Options,
            journal,
            this);

    /// <summary>What the run has come to.</summary>
    public RunResult Conclude(RunEnd end)
    {
        MachineReport machine = Machine.Report();
        EndState state = new(machine, Machine.ReadFile);
        ImmutableArray<CheckResult> checks =
        [
            .. _plan.Checks.Select(
                check => new CheckResult(check.KindName, check.Expression, check.Holds(state))),
        ];
        bool allHold = _plan.Checks.Zip(checks).All(
            pair => pair.Second.Holds || pair.First.Kind == CheckKind.Sometimes);
        return new RunResult
        {
            Outcome = end == RunEnd.Deadlock ? RunOutcome.Deadlock
                : end is RunEnd.Completed or RunEnd.TimeReached && allHold ? RunOutcome.Passed
                : RunOutcome.Failed,
            Turns = Host.Turns,
            VirtualTimeNs = Host.NowNs,
            StateHash = Host.HashState(),
            Machine = machine,
            Progress = end == RunEnd.TurnLimit
                || (end == RunEnd.TimeReached && Host.Progress is { IsStuck: true })
                    ? Host.Progress
                    : null,
            Checks = checks,
            Violations = Host.HaltReason is { } reason
                ? [.. Host.Violations, reason]
                : [.. Host.Violations],
        };
    }

    /// <inheritdoc/>
    public void Output(Pid terminal, bool isError, ReadOnlySpan<byte> bytes) =>
        _listener?.Written(
            _plan.Processes[terminal.Value - MachineSetup.FirstPid].Setup.Name, isError, bytes);

    /// <inheritdoc/>
    public void Call(Pid caller, int number, ReadOnlySpan<ulong> arguments, long? result)
    {
        if (_calls is null && _trace is null)
        {
            return;
        }

        ShownCall call = CallFormat.Format(
            number,
            arguments,
            result,
            (address, bytes) => Machine.ReadMemory(caller, address, bytes));
        _calls?.Called(Host.Turns, Host.NowNs, caller, call);
        _trace?.Called(Host.Turns, Host.NowNs, caller, call);
    }
}
