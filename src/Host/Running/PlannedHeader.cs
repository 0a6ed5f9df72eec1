using ActorVm.Programs;

namespace ActorVm.Host.Running;

/// <summary>What an <c>#include</c> of a plan's sources found.</summary>
/// <param name="Name">The name between the quotes or brackets.</param>
/// <param name="From">The file that includes it; null for one in brackets.</param>
/// <param name="File">The header.</param>
internal sealed record PlannedHeader(string Name, string? From, SourceFile File);
