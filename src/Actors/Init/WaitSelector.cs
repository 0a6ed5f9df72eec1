using ActorVm.Model;

namespace ActorVm.Actors.Init;

/// <summary>Which children a wait is for: one pid, one group, or any where both are none.</summary>
internal readonly record struct WaitSelector(Pid Child, Pid Group)
{
    /// <summary>Reads the first argument of waitpid(2).</summary>
    /// <param name="pid">A pid; -1 any, 0 the caller's group, below -1 a group.</param>
    /// <param name="ownGroup">The caller's group.</param>
    public static WaitSelector Of(int pid, Pid ownGroup) => pid switch
    {
        > 0 => new(new Pid(pid), default),
        0 => new(default, ownGroup),
        -1 => default,
        _ => new(default, new Pid(unchecked(-pid))),
    };

    /// <summary>Whether a child is one of those.</summary>
    public bool Selects(Pid child, Pid group) =>
        (Child == default || Child == child) && (Group == default || Group == group);
}
