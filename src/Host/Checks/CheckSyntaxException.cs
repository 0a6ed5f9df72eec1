using System;

namespace ActorVm.Host.Checks;

/// <summary>Leaves the reading of an expression; <see cref="CheckParser.Parse"/> catches
/// it.</summary>
internal sealed class CheckSyntaxException(int offset, string message) : Exception(message)
{
    /// <summary>Where it is wrong.</summary>
    public int Offset { get; } = offset;
}
