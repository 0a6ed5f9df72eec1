namespace ActorVm.Actors.Init;

/// <summary>Where a process stands for those who wait for it.</summary>
/// <remarks>
/// Running -> Zombie by exit; Zombie -> Reaped once its parent, or Init, has taken note.
/// </remarks>
public enum TaskState : byte
{
    /// <summary>The pid was never given.</summary>
    None,

    /// <summary>It has not ended.</summary>
    Running,

    /// <summary>It has ended and its parent has not waited for it.</summary>
    Zombie,

    /// <summary>It is gone; what is left is what reports say of it.</summary>
    Reaped,
}
