using System.Collections.Generic;

namespace ActorVm.SpecGen.Declarations;

/// <summary>A C type in a prototype, as the kernel's side sees it.</summary>
/// <param name="Name">The C spelling.</param>
/// <param name="CSharp">The C# type of the argument.</param>
/// <param name="Shown">How strace shows it: a member of <c>ArgumentKind</c>, in lower case.</param>
internal sealed record CType(string Name, string CSharp, string Shown)
{
    /// <summary>Whether it is a pointer through which the call writes.</summary>
    public bool IsWritten { get; init; }
}

/// <summary>A parameter of a prototype.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Set">The constants that it is made of, or null.</param>
/// <param name="Condition">
/// The bit of another parameter without which it means nothing, or null.
/// </param>
internal sealed record Parameter(
    string Name, CType Type, string? Set, (int Parameter, string Bit)? Condition);

/// <summary>A C prototype, read as far as the generator needs it.</summary>
internal sealed record Prototype(
    string Text,
    string ResultText,
    CType Result,
    string Name,
    IReadOnlyList<Parameter> Parameters);

/// <summary>An errno that a call can give.</summary>
/// <param name="Errno">Its name.</param>
/// <param name="Profile">
/// The only profile that gives it for this reason; null where both do.
/// </param>
/// <param name="Reason">Why.</param>
internal sealed record CallError(string Errno, string? Profile, string Reason);

/// <summary>A system call.</summary>
internal sealed record CallDeclaration(
    string Name,
    int Number,
    string Header,
    Prototype Kernel,
    string? CPrototype,
    string Body,
    string Doc,
    string? Semantics,
    IReadOnlyList<CallError> Errors)
{
    /// <summary>The name in C#.</summary>
    public string Method => Casing.PascalOfSnake(Name);
}
