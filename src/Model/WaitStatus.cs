namespace ActorVm.Model;

/// <summary>How a process ended, or that it stopped or goes on, as wait(2) tells it.</summary>
/// <param name="Value">The exit code in bits 8 to 15, or a signal's number in bits 0 to 6.</param>
public readonly record struct WaitStatus(int Value)
{
    /// <summary>Whether it called exit, or a signal ended it. C: <c>WIFEXITED</c>.</summary>
    public bool IsExit => (Value & 0x7f) == 0;

    /// <summary>Whether a signal, which is then the exit code, stopped it. C:
    /// <c>WIFSTOPPED</c>.</summary>
    public bool IsStop => (Value & 0xff) == 0x7f;

    /// <summary>
    /// The exit code; meaningful only where <see cref="IsExit"/>. C: <c>WEXITSTATUS</c>.
    /// </summary>
    public int ExitCode => (Value >> 8) & 0xff;

    /// <summary>
    /// The signal that ended it; none where <see cref="IsExit"/>. C: <c>WTERMSIG</c>.
    /// </summary>
    public Signal Signal => (Signal)(Value & 0x7f);

    /// <summary>It called exit with this code, of which the low eight bits count.</summary>
    public static WaitStatus OfExit(int code) => new((code & 0xff) << 8);

    /// <summary>A signal ended it. There are no core dumps.</summary>
    public static WaitStatus OfSignal(Signal signal) => new((int)signal);

    /// <summary>The status of a process that a signal stopped.</summary>
    public static WaitStatus OfStop(Signal signal) => new(((int)signal << 8) | 0x7f);

    /// <summary>The status of a process that goes on.</summary>
    public static WaitStatus Continued => new(0xffff);
}
