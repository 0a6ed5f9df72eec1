using System.Collections.Immutable;

namespace ActorVm.Programs.Tree;

/// <summary>What an object is filled with: flattened, ordered by evaluation. A scalar's is one
/// entry at 0. </summary>
/// <param name="Entries">The parts; a later one overrides an earlier one.</param>
/// <param name="CoversAll">Whether the entries fill every byte that counts, so that nothing has to
/// be zeroed first.</param>
public sealed record Initializer(ImmutableArray<InitializerEntry> Entries, bool CoversAll);
