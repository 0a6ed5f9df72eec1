namespace ActorVm.Model.Files;

/// <summary>How many areas of a process map a file.</summary>
public readonly record struct AreaCount(Pid Process, int Areas);
