using ActorVm.Model;

namespace ActorVm.Programs.Calls;

/// <summary>An argument of a call and how it is shown.</summary>
/// <param name="Name">Its name in the prototype.</param>
/// <param name="Kind">How it is shown.</param>
/// <param name="Set">
/// The constants that it is made of, where <paramref name="Kind"/> says so.
/// </param>
public sealed record CallArgument(string Name, ArgumentKind Kind, FlagSet? Set = null)
{
    /// <summary>Whether it is a pointer through which the call writes.</summary>
    public bool IsWritten { get; init; }

    /// <summary>
    /// The index of the argument that says whether this one means anything; -1 where it always
    /// does.
    /// </summary>
    public int TestedArgument { get; init; } = -1;

    /// <summary>The bit of that argument without which this one means nothing.</summary>
    public int TestedBit { get; init; }
}
