using System;

namespace ActorVm.Programs.Preprocessing;

/// <summary>What else is known of a token.</summary>
[Flags]
internal enum TokenFlags : byte
{
    None = 0,

    /// <summary>White space or a comment stands before it.</summary>
    SpaceBefore = 1,

    /// <summary>It is the first of its line.</summary>
    StartsLine = 2,

    /// <summary>The name of a macro that was found inside its own expansion: never
    /// expanded.</summary>
    Painted = 4,
}
