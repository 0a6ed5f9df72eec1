using System.Collections.Immutable;
using ActorVm.Programs.Code;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Programs;

/// <summary>What <see cref="ProgramCompiler.Compile"/> gives.</summary>
/// <param name="Image">The program, ready to run; null where there is an error.</param>
/// <param name="Diagnostics">Errors and warnings, source by source.</param>
public sealed record CompileResult(ProgramImage? Image, ImmutableArray<Diagnostic> Diagnostics);
