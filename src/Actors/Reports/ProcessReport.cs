using System.Collections.Immutable;
using ActorVm.Model;

namespace ActorVm.Actors.Reports;

/// <summary>What there is to say of a process, also of one that is gone.</summary>
/// <param name="Name">The scenario's name for it; that of its ancestor for a forked child.</param>
/// <param name="Pid">Its pid.</param>
/// <param name="Parent">Who forked it; none where the scenario started it.</param>
/// <param name="State"><c>exited</c>, <c>running</c>, or what it waits for.</param>
public sealed record ProcessReport(string Name, Pid Pid, Pid? Parent, string State)
{
    /// <summary>Its wait; null where it runs or has exited.</summary>
    public WaitReport? Wait { get; init; }

    /// <summary>Its exit status, 0 to 255; null where it has not exited by itself.</summary>
    public int? Exit { get; init; }

    /// <summary>The signal that ended it; null where none did.</summary>
    public Signal? Signal { get; init; }

    /// <summary>Where a fatal fault happened, as a debugger tells it; null where none
    /// did.</summary>
    public string? Fault { get; init; }

    /// <summary>What it and its forked children wrote to standard output; none for a forked
    /// child.</summary>
    public ImmutableArray<byte> StandardOutput { get; init; } = [];

    /// <summary>What it and its forked children wrote to standard error; none for a forked
    /// child.</summary>
    public ImmutableArray<byte> StandardError { get; init; } = [];
}
