using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;

namespace ActorVm.Host.Tracing;

/// <summary>
/// A form in which a run can be read: hears the run as it is replayed, writes as it goes.
/// </summary>
internal abstract class Trace(TextWriter output) : IJournal, IMachineObserver
{
    /// <inheritdoc/>
    public bool WantsMessages => true;

    /// <summary>Where the trace goes.</summary>
    protected TextWriter Output { get; } = output;

    /// <summary>The machine is about to boot.</summary>
    public virtual void Begin(Machine machine)
    {
    }

    /// <summary>The turn is over: what it did to the machine can be looked at.</summary>
    public virtual void TurnOver(Machine machine, long turn)
    {
    }

    /// <summary>The run is over.</summary>
    public virtual void End(Machine machine)
    {
    }

    /// <inheritdoc/>
    public virtual void Delivered(long turn, long nowNs, in Envelope message)
    {
    }

    /// <inheritdoc/>
    public virtual void Sent(in Envelope message)
    {
    }

    /// <inheritdoc/>
    public virtual void Call(
        Pid caller, int number, ReadOnlySpan<ulong> arguments, long? result)
    {
    }

    /// <summary>What the processes are called, by the numbers of their actors.</summary>
    protected static Dictionary<uint, string> ProcessNames(Machine machine) =>
        machine.Report().Processes.ToDictionary(
            process => ActorId.Of(process.Pid).Value,
            process => $"{process.Name} (pid {process.Pid.Value})");

    /// <inheritdoc/>
    void IJournal.Decided(in DecisionBlock block, ReadOnlySpan<char> decisions)
    {
    }

    /// <inheritdoc/>
    void IMachineObserver.Output(Pid terminal, bool isError, ReadOnlySpan<byte> bytes)
    {
    }
}
