namespace ActorVm.Programs.Calls;

/// <summary>How strace shows an argument or a result.</summary>
public enum ArgumentKind : byte
{
    /// <summary>Not at all: the call does not return.</summary>
    Nothing,

    /// <summary>In decimal, with a sign.</summary>
    Number,

    /// <summary>In decimal, without a sign.</summary>
    Unsigned,

    /// <summary>In hexadecimal, 0 as <c>0</c>.</summary>
    Hex,

    /// <summary>In octal with at least three digits, as a mode.</summary>
    Octal,

    /// <summary>In hexadecimal, 0 as <c>NULL</c>.</summary>
    Address,

    /// <summary>As the text at the address, where it can be read.</summary>
    String,

    /// <summary>In hexadecimal, 0 as <c>IPC_PRIVATE</c>.</summary>
    Key,

    /// <summary>By the signal's name.</summary>
    Signal,

    /// <summary>By the names of its constants.</summary>
    Set,

    /// <summary>
    /// As the bytes at the address: as many as the next argument says, or, where the call writes
    /// them, as its result.
    /// </summary>
    Bytes,

    /// <summary>As the two <c>int</c> at the address.</summary>
    Descriptors,

    /// <summary>
    /// As what the <c>int</c> at the address tells of a child, in wait(2)'s macros.
    /// </summary>
    WaitStatus,

    /// <summary>As the <c>time_t</c> at the address.</summary>
    Time,

    /// <summary>As a <c>struct timespec</c>.</summary>
    Timespec,

    /// <summary>As a <c>struct itimerval</c>.</summary>
    Itimerval,

    /// <summary>As a <c>struct stat</c>, its mode and size.</summary>
    Stat,

    /// <summary>As what the second argument, a command of shmctl(2), reads or writes.</summary>
    Segment,

    /// <summary>As a kernel's set of 64 signals.</summary>
    SignalSet,

    /// <summary>As the kernel's <c>struct sigaction</c>.</summary>
    SignalAction,
}
