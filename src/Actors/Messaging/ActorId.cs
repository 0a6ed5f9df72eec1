using System.Globalization;
using ActorVm.Model;

namespace ActorVm.Actors.Messaging;

/// <summary>The address of an actor.</summary>
/// <param name="Value"> 1 to 6 are the kernel's actors, 16 + pid is a process; 0, the default,
/// means none.
/// </param>
public readonly record struct ActorId(uint Value)
{
    /// <summary>Parents, exit and wait, kill.</summary>
    public static readonly ActorId Init = new(1);

    /// <summary>System V segments.</summary>
    public static readonly ActorId ShmManager = new(2);

    /// <summary>Frames, cached file pages, the swap cache.</summary>
    public static readonly ActorId PageCache = new(3);

    /// <summary>Swap slots.</summary>
    public static readonly ActorId SwapDevice = new(4);

    /// <summary>Names, inodes, open files, pipes, terminals.</summary>
    public static readonly ActorId FileSystem = new(5);

    /// <summary>Blocks.</summary>
    public static readonly ActorId Disk = new(6);

    /// <summary>Every id below this one is a kernel actor's.</summary>
    public const uint FirstProcess = 16;

    /// <summary>Whether this is a process.</summary>
    public bool IsProcess => Value >= FirstProcess;

    /// <summary>The process's id; meaningful only where <see cref="IsProcess"/>.</summary>
    public Pid Pid => new((int)(Value - FirstProcess));

    /// <summary>The actor of a process.</summary>
    public static ActorId Of(Pid pid) => new((uint)pid.Value + FirstProcess);

    /// <summary>The name as logs and diagrams show it.</summary>
    public override string ToString() => Value switch
    {
        0 => "none",
        1 => "Init",
        2 => "ShmManager",
        3 => "PageCache",
        4 => "SwapDevice",
        5 => "FileSystem",
        6 => "Disk",
        _ => string.Create(CultureInfo.InvariantCulture, $"Process:{Pid.Value}"),
    };
}
