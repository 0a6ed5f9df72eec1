using System.Runtime.InteropServices;

namespace ActorVm.Model.Signals;

/// <summary>What a process does about a signal. Kernel: <c>struct kernel_sigaction</c>, whose
/// layout in user memory this is.</summary>
/// <param name="Handler">The handler's address, or SIG_DFL or SIG_IGN.</param>
/// <param name="Flags">SA_…</param>
/// <param name="Entry">The function that calls the handler and then returns from the signal
/// (<c>sa_restorer</c>).</param>
/// <param name="Mask">What is blocked beside while the handler runs.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct SignalDisposition(
    ulong Handler, ulong Flags, ulong Entry, SignalSet Mask)
{
    /// <summary>The bytes of one in user memory.</summary>
    public const int SizeBytes = 32;

    /// <summary>SIG_DFL.</summary>
    public const ulong Default = 0;

    /// <summary>SIG_IGN.</summary>
    public const ulong Ignore = 1;

    /// <summary>Whether a handler is to be called.</summary>
    public bool IsCaught => Handler > Ignore;

    /// <summary>Whether a flag is set.</summary>
    public bool Has(long flag) => (Flags & unchecked((ulong)flag)) != 0;

    /// <summary>Whether the signal does nothing. Kernel: <c>sig_handler_ignored</c>.</summary>
    public bool Ignores(Signal signal) =>
        Handler == Ignore
        || (Handler == Default && SignalTable.Action(signal)
            is SignalAction.Ignore or SignalAction.Continue);
}
