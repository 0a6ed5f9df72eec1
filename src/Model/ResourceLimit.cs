using System.Runtime.InteropServices;

namespace ActorVm.Model;

/// <summary>A limit of a process. Kernel: <c>struct rlimit</c>, whose layout in user memory this
/// is.</summary>
/// <param name="Soft">What counts.</param>
/// <param name="Hard">How far the soft one may be raised.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ResourceLimit(ulong Soft, ulong Hard)
{
    /// <summary>The bytes of one in user memory.</summary>
    public const int SizeBytes = 16;
}
