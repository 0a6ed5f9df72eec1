using System.Numerics;

namespace ActorVm.Model.Signals;

/// <summary>A set of signals. Kernel: <c>sigset_t</c>.</summary>
/// <param name="Bits">Bit n - 1 stands for signal n; default is the empty set.</param>
public readonly record struct SignalSet(ulong Bits)
{
    /// <summary>The highest signal. Kernel: <c>_NSIG</c>.</summary>
    public const int Highest = 64;

    /// <summary>The lowest real-time signal of the kernel; those from it up are queued.</summary>
    public const int FirstRealTime = 32;

    /// <summary>The signals that nothing blocks, ignores or catches.</summary>
    public static SignalSet Unstoppable { get; } = Of(Signal.SIGKILL) | Of(Signal.SIGSTOP);

    /// <summary>The signals that an instruction raises, which come first. Kernel:
    /// <c>SYNCHRONOUS_MASK</c>.</summary>
    public static SignalSet Synchronous { get; } =
        Of(Signal.SIGSEGV) | Of(Signal.SIGBUS) | Of(Signal.SIGILL) | Of(Signal.SIGTRAP)
        | Of(Signal.SIGFPE) | Of(Signal.SIGSYS);

    /// <summary>The signals that stop a process by default.</summary>
    public static SignalSet Stops { get; } =
        Of(Signal.SIGSTOP) | Of(Signal.SIGTSTP) | Of(Signal.SIGTTIN) | Of(Signal.SIGTTOU);

    /// <summary>Whether no signal is in it.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>The lowest signal in it; only where there is one.</summary>
    public Signal Lowest => (Signal)(BitOperations.TrailingZeroCount(Bits) + 1);

    /// <summary>The set of one signal.</summary>
    public static SignalSet Of(Signal signal) => new(1UL << ((int)signal - 1));

    /// <summary>Whether a signal is in it.</summary>
    public bool Has(Signal signal) => !(this & Of(signal)).IsEmpty;

    /// <summary>What is in either.</summary>
    public static SignalSet operator |(SignalSet a, SignalSet b) => new(a.Bits | b.Bits);

    /// <summary>What is in both.</summary>
    public static SignalSet operator &(SignalSet a, SignalSet b) => new(a.Bits & b.Bits);

    /// <summary>What is not in it.</summary>
    public static SignalSet operator ~(SignalSet a) => new(~a.Bits);
}
