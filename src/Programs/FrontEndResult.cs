using System.Collections.Immutable;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs;

/// <summary>What <see cref="FrontEnd.Parse"/> gives.</summary>
/// <param name="Program">The program; null where there is an error.</param>
/// <param name="Diagnostics">Errors and warnings, source by source.</param>
public sealed record FrontEndResult(Program? Program, ImmutableArray<Diagnostic> Diagnostics);
