namespace ActorVm.Programs.Running;

/// <summary>Why <see cref="Cpu.Run"/> came back.</summary>
public enum StopReason : byte
{
    /// <summary>The budget is used up.</summary>
    Budget,

    /// <summary>The next instruction's access is visible, and one more was not allowed.</summary>
    Visible,

    /// <summary>The Mmu refused an access; running on tries it again.</summary>
    Fault,

    /// <summary>A system call waits for its result.</summary>
    Call,

    /// <summary>An instruction cannot be executed: <see cref="Cpu.TrapSignal"/>.</summary>
    Trap,
}
