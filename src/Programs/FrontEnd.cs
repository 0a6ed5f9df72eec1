using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Linking;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Syntax;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs;

/// <summary>From C source to the typed tree of a program. Never throws, whatever the sources hold.
/// </summary>
/// <remarks>Differs from gcc: long double computes as double; no vectors, complex or 128-bit types,
/// no asm, no nested functions; every memory order is sequentially consistent. One file is one
/// translation unit; the tree is made in one pass while parsing.</remarks>
public static class FrontEnd
{
    /// <summary>Reads sources and links them into a program.</summary>
    public static FrontEndResult Parse(IReadOnlyList<SourceFile> sources, FrontEndOptions options)
    {
        List<TranslationUnit> units = [.. sources.Select(s => Read(s, options))];
        ImmutableArray<Diagnostic> found =
            [.. units.Concat(options.Library).SelectMany(u => u.Diagnostics)];
        if (found.Any(d => d.Severity == Severity.Error))
        {
            return new FrontEndResult(null, found);
        }

        var linking = new DiagnosticBag();
        Program? program = Linker.Link(units, options.Library, linking);
        return new FrontEndResult(program, [.. found, .. linking.ToImmutable()]);
    }

    /// <summary>Reads one source into a unit that any number of programs can be linked
    /// from.</summary>
    public static TranslationUnit Read(SourceFile source, FrontEndOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var includes = new IncludeResolver(options.Include, options.Headers);
        PreprocessedUnit unit = Preprocessor.Run(source, includes, diagnostics);
        return Parser.Parse(source, unit, options.Headers, diagnostics);
    }
}
