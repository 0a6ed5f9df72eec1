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

    /// <summary>In octal, as a mode.</summary>
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
}
