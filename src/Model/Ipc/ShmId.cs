namespace ActorVm.Model.Ipc;

/// <summary>
/// A System V segment's identifier as shmget(2) returns it: sequence number and slot.
/// </summary>
/// <param name="Value">The number itself; 0 is a valid identifier.</param>
public readonly record struct ShmId(int Value);
