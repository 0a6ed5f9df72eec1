using ActorVm.Model;

namespace ActorVm.Actors.Init;

/// <summary>
/// A line of the pid table. Kernel: what <c>task_struct</c> says of kinship and end.
/// </summary>
internal struct TaskEntry
{
    /// <summary>Where it stands.</summary>
    public TaskState State;

    /// <summary>Who may wait for it; Init once its parent is gone.</summary>
    public Pid Parent;

    /// <summary>Who forked it, which never changes.</summary>
    public Pid Forker;

    /// <summary>Its process group, which its leader's pid names.</summary>
    public Pid Group;

    /// <summary>Its session, which its leader's pid names.</summary>
    public Pid Session;

    /// <summary>Its user, whom a sender of signals must match.</summary>
    public uint Uid;

    /// <summary>What its parent may wait for.</summary>
    public TaskChange Change;

    /// <summary>How it ended, or the status of its last stop.</summary>
    public WaitStatus Status;

    /// <summary>The processor time that it had used at its end.</summary>
    public long UsedNs;

    /// <summary>Whether its children are gone at once: SIGCHLD is ignored, or
    /// SA_NOCLDWAIT.</summary>
    public bool LeavesNoZombies;

    /// <summary>Whether stops of its children send no signal: SA_NOCLDSTOP.</summary>
    public bool HearsNoStops;

    /// <summary>What reports call it.</summary>
    public string Name;

    /// <summary>Its oldest child that is not reaped.</summary>
    public Pid FirstChild;

    /// <summary>Its youngest child that is not reaped.</summary>
    public Pid LastChild;

    /// <summary>The next younger child of the same parent.</summary>
    public Pid NextSibling;

    /// <summary>The next older child of the same parent.</summary>
    public Pid PreviousSibling;

    /// <summary>The number of its Wait that has no answer yet; 0 where it does not wait.</summary>
    public uint WaitRequest;

    /// <summary>Which children that wait is for.</summary>
    public WaitSelector WaitFor;

    /// <summary>The options of that wait.</summary>
    public int WaitOptions;
}
