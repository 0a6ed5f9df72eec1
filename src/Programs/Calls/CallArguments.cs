using System.Runtime.CompilerServices;

namespace ActorVm.Programs.Calls;

/// <summary>The six argument registers of a system call; also a span of them.</summary>
[InlineArray(Count)]
public struct CallArguments
{
    /// <summary>How many there are.</summary>
    public const int Count = 6;

    private ulong _first;
}
