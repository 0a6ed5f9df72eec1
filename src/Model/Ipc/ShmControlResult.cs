namespace ActorVm.Model.Ipc;

/// <summary>What shmctl(2) gives.</summary>
/// <param name="Error">The errno; None where it succeeded.</param>
/// <param name="Value">What the call returns: 0, an identifier or a slot.</param>
/// <param name="OutputBytes">How much of the output is to be copied to the caller's buffer.</param>
/// <param name="Finished">
/// The segment that IPC_RMID leaves to be destroyed now; none otherwise.
/// </param>
public readonly record struct ShmControlResult(
    Errno Error, int Value = 0, int OutputBytes = 0, ShmidKernel? Finished = null);
