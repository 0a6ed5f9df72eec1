using ActorVm.Programs.Types;

namespace ActorVm.Programs.Syntax;

/// <summary>What stands before the declarators of a declaration.</summary>
internal sealed class Specifiers
{
    public required CType Type { get; init; }

    public Storage Storage { get; init; }

    public required Attributes Attributes { get; init; }

    public bool IsInline { get; init; }

    /// <summary>Whether it is __auto_type: the initializer gives the type.</summary>
    public bool IsAutoType { get; init; }

    /// <summary>Where the first of them stands.</summary>
    public SourcePosition Position { get; init; }
}
