using System.Collections.Generic;
using ActorVm.Programs.Code;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Library;

namespace ActorVm.Programs;

/// <summary>From C source to a program that a process can run: front end, library, back
/// end.</summary>
public static class ProgramCompiler
{
    /// <summary>Compiles one program of one or more sources. Never throws, whatever they
    /// hold.</summary>
    public static CompileResult Compile(
        IReadOnlyList<SourceFile> sources, CompileOptions options)
    {
        var front = new FrontEndOptions
        {
            Headers = LibraryHeaders.Instance,
            Include = options.Include,
            Library = LibraryUnits.All,
        };
        FrontEndResult parsed = FrontEnd.Parse(sources, front);
        var lowering = new DiagnosticBag();
        ProgramImage? image = parsed.Program is { } program
            ? Lowering.Compile(program, options.Profile, lowering)
            : null;
        return new CompileResult(image, [.. parsed.Diagnostics, .. lowering.ToImmutable()]);
    }
}
