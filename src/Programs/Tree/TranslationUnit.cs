using System.Collections.Immutable;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Programs.Tree;

/// <summary>One source file, read and checked. Immutable: a library's unit is read once and linked
/// into many programs.</summary>
public sealed class TranslationUnit
{
    internal TranslationUnit(
        SourceFile file, ImmutableArray<Function> functions, ImmutableArray<GlobalVariable> globals,
        ImmutableArray<Diagnostic> diagnostics)
    {
        File = file;
        Functions = functions;
        Globals = globals;
        Diagnostics = diagnostics;
    }

    /// <summary>The source.</summary>
    public SourceFile File { get; }

    /// <summary>The functions that it declares or defines, in order of their first
    /// declaration.</summary>
    public ImmutableArray<Function> Functions { get; }

    /// <summary>The variables with static storage that it declares or defines, hidden ones among
    /// them. </summary>
    public ImmutableArray<GlobalVariable> Globals { get; }

    /// <summary>What there is to complain of; with an error among them the rest cannot be
    /// used.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
