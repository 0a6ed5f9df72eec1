using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Programs.Calls;
using ActorVm.Programs.Running;

namespace ActorVm.Actors.Processes;

/// <content>Instructions: what a turn executes, and where it stops.</content>
public sealed partial class Process
{
    /// <summary>How many instructions a process executes before the clock moves.</summary>
    public const int BudgetInstructions = 100_000;

    /// <summary>What a visible instruction takes of the budget beside itself, so that a loop that
    /// spins on a shared flag moves the clock too.</summary>
    public const int StepInstructions = 1_000;

    private CallState _call;
    private int _budget = BudgetInstructions;
    private Next _next;

    /// <summary>What the next step does.</summary>
    private enum Next : byte
    {
        /// <summary>Executes the instruction that the program stands at.</summary>
        Run,

        /// <summary>Asks for the page that the program or a copy stands at.</summary>
        Fault,

        /// <summary>Makes the system call that the program stands at.</summary>
        Call,

        /// <summary>Goes on with a copy to or from user memory.</summary>
        Copy,
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Step message, Outbox outbox)
    {
        if (State != ProcessState.Running)
        {
            throw new KernelBug($"{Id} is {State} and got a Step");
        }

        _budget -= StepInstructions;
        Next next = _next;
        _next = Next.Run;
        _fault.IsPending = false;
        switch (next)
        {
            case Next.Run:
                RunProgram(true, outbox);
                break;
            case Next.Fault:
                Fault(outbox);
                break;
            case Next.Call:
                MakeCall(outbox);
                break;
            case Next.Copy:
                ContinueCopy(true, outbox);
                break;
            default:
                throw new KernelBug($"{Id} steps to {next}");
        }
    }

    /// <summary>Whether its next step makes a system call other than sched_yield(2).</summary>
    internal bool IsAtCall => _next == Next.Call
        && (CallNumber)_image.Cpu.CallNumber != CallNumber.SchedYield;

    /// <summary>The address of the visible access that its next step does, if it does
    /// one.</summary>
    internal bool TryFindAccess(out ulong address)
    {
        address = _image.Cpu.FaultAddress;
        return State == ProcessState.Running && _next == Next.Run && _image.Cpu.IsAtVisible;
    }

    /// <summary>Ends the turn; the next step does <paramref name="next"/>.</summary>
    private void StepTo(Next next, Outbox outbox)
    {
        _next = next;
        State = ProcessState.Running;
        if (_budget <= 0)
        {
            CountBudget(outbox);
        }

        outbox.Send(Id, default(Step));
    }

    /// <summary>Runs the program on to its next visible instruction.</summary>
    /// <param name="allowVisible">Whether this turn may still execute one.</param>
    /// <param name="outbox">Where the turn's effects go.</param>
    private void RunProgram(bool allowVisible, Outbox outbox)
    {
        if (TakeSignal(outbox))
        {
            return;
        }

        switch (_image.Cpu.Run(_image.Mmu, ref _budget, allowVisible))
        {
            case StopReason.Budget:
            case StopReason.Visible:
                StepTo(Next.Run, outbox);
                break;
            case StopReason.Call:
                StepTo(Next.Call, outbox);
                break;
            case StopReason.Fault:
                BeginFault(_image.Cpu.FaultAddress, _image.Cpu.FaultIsStore, outbox);
                break;
            case StopReason.Trap when _image.Cpu.RefusedFunction is string name:
                DieAt(Signal.SIGSYS, $"{name} is not supported", outbox);
                break;
            case StopReason.Trap:
                Trap(_image.Cpu.TrapSignal, outbox);
                break;
            default:
                throw new KernelBug($"{Id}: the program stopped for no known reason");
        }
    }

    /// <summary>Makes the call that the program stands at; after the handlers of the signals that
    /// have come.</summary>
    private void MakeCall(Outbox outbox)
    {
        Cpu cpu = _image.Cpu;
        if (HasSignal)
        {
            cpu.RestartCall();
            RunProgram(false, outbox);
            return;
        }

        _call = new CallState { Number = cpu.CallNumber };
        ReadOnlySpan<ulong> arguments =
        [
            cpu.Argument(0), cpu.Argument(1), cpu.Argument(2),
            cpu.Argument(3), cpu.Argument(4), cpu.Argument(5),
        ];
        CallDispatch.Invoke(this, _call.Number, arguments, outbox);
    }

    /// <summary>The call returns: its raw result, a negative errno where it failed, or that a
    /// signal cut it short.</summary>
    private void Finish(long result, Outbox outbox)
    {
        if (result is -RestartCall or -RestartUnlessHandled or -RestartSleep)
        {
            _restart = (int)-result;
        }
        else
        {
            Trace(result, outbox);
            _image.Cpu.SetResult(result);
        }

        RunProgram(false, outbox);
    }

    /// <summary>The call fails.</summary>
    private void Fail(Errno error, Outbox outbox) => Finish(-(long)error, outbox);

    private void Trace(long? result, Outbox outbox)
    {
        if (outbox.Observer is not { } observer)
        {
            return;
        }

        Cpu cpu = _image.Cpu;
        observer.Call(
            Pid,
            cpu.CallNumber,
            [
                cpu.Argument(0), cpu.Argument(1), cpu.Argument(2),
                cpu.Argument(3), cpu.Argument(4), cpu.Argument(5),
            ],
            result);
    }

    /// <inheritdoc/>
    public void UnknownCall(int number, Outbox outbox) => Fail(Errno.ENOSYS, outbox);
}
