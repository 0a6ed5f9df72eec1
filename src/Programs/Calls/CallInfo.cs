using System.Collections.Immutable;

namespace ActorVm.Programs.Calls;

/// <summary>What the spec says about a system call.</summary>
/// <param name="Number">Which call.</param>
/// <param name="Name">The kernel's name of it.</param>
/// <param name="Prototype">As the kernel takes it, in C.</param>
/// <param name="Arguments">Its arguments in order.</param>
/// <param name="Result">How its result is shown.</param>
/// <param name="Errors">The errno values that it can give.</param>
public sealed record CallInfo(
    CallNumber Number,
    string Name,
    string Prototype,
    ImmutableArray<CallArgument> Arguments,
    ArgumentKind Result,
    ImmutableArray<CallError> Errors);
