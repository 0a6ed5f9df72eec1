using System.Collections.Generic;

namespace ActorVm.SpecGen.Declarations;

/// <summary>An errno as errno.yaml declares it.</summary>
internal sealed record ErrnoDeclaration(string Name, long Value, string Text);

/// <summary>A second name of an errno.</summary>
internal sealed record ErrnoAlias(string Name, string Of);

/// <summary>A constant. <paramref name="Written"/> is its value as C headers write it.</summary>
internal sealed record ConstantDeclaration(
    string Name, long Value, string Written, string Type, string Doc);

/// <summary>The constants of one C header.</summary>
internal sealed record ConstantGroup(string Header, IReadOnlyList<ConstantDeclaration> Members);

/// <summary>A part of a flag word that holds a number with names of its own.</summary>
internal sealed record MaskDeclaration(string Bits, IReadOnlyList<string> Members);

/// <summary>How an argument made of constants is shown.</summary>
internal sealed record SetDeclaration(
    string Name,
    bool IsFlags,
    string? Zero,
    MaskDeclaration? Mask,
    bool RestIsOctal,
    IReadOnlyList<string> Members)
{
    /// <summary>The name of 0, those under the mask and the members.</summary>
    public IEnumerable<string> AllNames =>
        [.. Zero is null ? [] : new[] { Zero }, .. Mask?.Members ?? [], .. Members];
}

/// <summary>A signal with what it does where no handler is set.</summary>
internal sealed record SignalDeclaration(
    string Name, long Value, string Action, string Text);
