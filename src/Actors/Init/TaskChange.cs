namespace ActorVm.Actors.Init;

/// <summary>What became of a process that its parent has not waited for.</summary>
internal enum TaskChange : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>It stopped.</summary>
    Stopped,

    /// <summary>It goes on after a stop.</summary>
    Continued,
}
