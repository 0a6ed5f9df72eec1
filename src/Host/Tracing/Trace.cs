using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Programs.Calls;

namespace ActorVm.Host.Tracing;

/// <summary>A form in which a run can be read: hears the run as it is replayed.</summary>
internal abstract class Trace
{
    /// <summary>A message was put under way by the turn that was delivered last, or fell due.
    /// </summary>
    public virtual void Sent(in Envelope message)
    {
    }

    /// <summary>A message was delivered, and is about to be handled.</summary>
    public virtual void Delivered(long turn, long nowNs, in Envelope message)
    {
    }

    /// <summary>A system call returned, or never will.</summary>
    public virtual void Called(long turn, long nowNs, Pid caller, ShownCall call)
    {
    }

    /// <summary>The turn is over: what it did to the machine can be looked at.</summary>
    public virtual void TurnOver(Machine machine, long turn)
    {
    }

    /// <summary>Writes the trace of a run that is over, for people or their viewer.</summary>
    public abstract void WriteText(TextWriter output, Machine machine);

    /// <summary>Writes it as members of a JSON object.</summary>
    public abstract void WriteJson(Utf8JsonWriter json, Machine machine);

    /// <summary>What the processes are called, by the numbers of their actors.</summary>
    protected static Dictionary<uint, string> ProcessNames(Machine machine) =>
        machine.Report().Processes.ToDictionary(
            process => ActorId.Of(process.Pid).Value,
            process => $"{process.Name} (pid {process.Pid.Value})");
}
