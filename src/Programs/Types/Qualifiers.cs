using System;

namespace ActorVm.Programs.Types;

/// <summary>Type qualifiers, C11 6.7.3.</summary>
[Flags]
public enum Qualifiers : byte
{
    /// <summary>Unqualified.</summary>
    None = 0,

    /// <summary><c>const</c>.</summary>
    Const = 1,

    /// <summary><c>volatile</c>.</summary>
    Volatile = 2,

    /// <summary><c>restrict</c>, accepted and without effect.</summary>
    Restrict = 4,

    /// <summary><c>_Atomic</c>: reads and writes are single accesses, a read-modify-write is one
    /// step.</summary>
    Atomic = 8,
}
