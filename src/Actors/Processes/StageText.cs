using System.Globalization;
using ActorVm.Model;

namespace ActorVm.Actors.Processes;

/// <summary>How reports name what a process waits for.</summary>
internal static class StageText
{
    /// <summary>The wait in words.</summary>
    public static string Describe(this Stage stage, in FaultState fault) => stage switch
    {
        Stage.ShmFault or Stage.FileFault or Stage.FrameFault or Stage.SwapFault =>
            string.Create(CultureInfo.InvariantCulture, $"the page at 0x{fault.Address:x}"),
        Stage.Wait => "a child to exit",
        Stage.Transfer => "a file, pipe or terminal",
        Stage.Poll => "one of several descriptors",
        Stage.File or Stage.MapFile => "the file system",
        Stage.Shm or Stage.ShmLookup => "the shm manager",
        Stage.Fork or Stage.ForkMapped or Stage.ForkCounted => "its fork",
        Stage.Closed or Stage.ExitTold => "its exit",
        Stage.None or Stage.CallResult or Stage.Populate or Stage.Init or Stage.ChildPolicy =>
            "a reply",
        _ => throw new KernelBug($"no process waits in {stage}"),
    };
}
