using System.Runtime.InteropServices;

namespace ActorVm.Model.Signals;

/// <summary>The stack that handlers with SA_ONSTACK run on. Kernel: <c>stack_t</c>, whose layout in
/// user memory this is.</summary>
/// <param name="Start">Its lowest address.</param>
/// <param name="Flags">SS_ONSTACK, SS_DISABLE; SS_AUTODISARM is not supported.</param>
/// <param name="SizeBytes">How large it is; 0 where there is none.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct SignalStack(ulong Start, ulong Flags, ulong SizeBytes)
{
    /// <summary>The bytes of one in user memory.</summary>
    public const int LayoutBytes = 24;

    /// <summary>The least that a signal stack must have: MINSIGSTKSZ.</summary>
    public const ulong LeastBytes = 2048;

    /// <summary>Whether there is one.</summary>
    public bool IsSet => SizeBytes != 0;

    /// <summary>The address behind its last byte.</summary>
    public ulong End => unchecked(Start + SizeBytes);

    /// <summary>Whether a stack pointer is on it. Kernel: <c>on_sig_stack</c>.</summary>
    public bool Holds(ulong stackPointer) =>
        stackPointer > Start && stackPointer - Start <= SizeBytes;

    /// <summary>Adds it to a hash.</summary>
    public ulong Hash(ulong hash) =>
        StateHash.Mix(StateHash.Mix(hash, Start), SizeBytes);
}
