using ActorVm.Model;

namespace ActorVm.Actors.Init;

/// <summary>What reports say of a process, also after it was reaped.</summary>
/// <param name="Pid">Its pid.</param>
/// <param name="Name">The scenario's name of it, or of the process that it descends from by
/// fork.</param>
/// <param name="Forker">Who forked it; Init's pid where the scenario started it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Status">How it ended; meaningful once it is a zombie or reaped.</param>
public readonly record struct ProcessRecord(
    Pid Pid, string Name, Pid Forker, TaskState State, WaitStatus Status);
