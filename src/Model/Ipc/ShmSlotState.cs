namespace ActorVm.Model.Ipc;

/// <summary>The states of an entry of <c>shm_segs</c>.</summary>
public enum ShmSlotState : byte
{
    /// <summary>IPC_UNUSED: no segment.</summary>
    Unused,

    /// <summary>
    /// IPC_NOID: reserved for a segment under construction; no identifier finds it.
    /// </summary>
    NoId,

    /// <summary>A pointer to a segment.</summary>
    Used,
}
