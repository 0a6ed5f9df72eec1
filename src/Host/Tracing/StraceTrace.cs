using System;
using System.IO;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Reports;
using ActorVm.Model;
using ActorVm.Programs.Calls;

namespace ActorVm.Host.Tracing;

/// <summary>
/// System calls as <c>strace -f -ttt</c> prints them, in the order of their returns.
/// </summary>
internal sealed class StraceTrace(TextWriter output) : Trace(output)
{
    private long _nowNs;

    /// <inheritdoc/>
    public override void Delivered(long turn, long nowNs, in Envelope message) => _nowNs = nowNs;

    /// <inheritdoc/>
    public override void Call(
        Pid caller, int number, ReadOnlySpan<ulong> arguments, long? result) =>
        Line(caller, CallFormat.Format(number, arguments, result));

    /// <inheritdoc/>
    public override void End(Machine machine)
    {
        foreach (ProcessReport process in machine.Report().Processes)
        {
            if (process.Signal is { } signal)
            {
                Line(process.Pid, $"+++ killed by {signal} +++");
            }
            else if (process.Exit is { } exit)
            {
                Line(process.Pid, $"+++ exited with {exit} +++");
            }
        }
    }

    private void Line(Pid pid, string text)
    {
        long seconds = VirtualTime.UnixSeconds(_nowNs);
        long microseconds = _nowNs % VirtualTime.NsPerSecond / 1000;
        Output.WriteLine($"[pid {pid.Value,5}] {seconds}.{microseconds:d6} {text}");
    }
}
