using ActorVm.Model.Files;

namespace ActorVm.Actors.Processes;

/// <summary>An entry of a process's descriptor table.</summary>
/// <param name="File">The open file description; none where the descriptor is free.</param>
/// <param name="CloseOnExec">FD_CLOEXEC.</param>
/// <param name="IsPipe">Whether it is an end of a pipe, whose writes are all or nothing for a bad
/// buffer.</param>
internal readonly record struct Descriptor(FileId File, bool CloseOnExec, bool IsPipe);
