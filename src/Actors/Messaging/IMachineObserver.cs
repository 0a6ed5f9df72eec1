using System;
using ActorVm.Model;

namespace ActorVm.Actors.Messaging;

/// <summary>Hears what programs do, as it happens. It changes nothing.</summary>
public interface IMachineObserver
{
    /// <summary>A process wrote to a terminal.</summary>
    /// <param name="terminal"> The process that the terminal belongs to: one that the scenario
    /// names.
    /// </param>
    /// <param name="isError">Whether it was the standard error output.</param>
    /// <param name="bytes">What was written.</param>
    void Output(Pid terminal, bool isError, ReadOnlySpan<byte> bytes);

    /// <summary>A system call returned, or never will.</summary>
    /// <param name="caller">Who called.</param>
    /// <param name="number">Which call.</param>
    /// <param name="arguments">Its six arguments.</param>
    /// <param name="result"> What it returned: a negative errno where it failed; null where it does
    /// not return.
    /// </param>
    void Call(Pid caller, int number, ReadOnlySpan<ulong> arguments, long? result);
}
