namespace ActorVm.Actors.Faults;

/// <summary>A device that can fail.</summary>
public enum Device : byte
{
    /// <summary>The swap device.</summary>
    Swap,

    /// <summary>The disk that files lie on.</summary>
    Disk,
}
