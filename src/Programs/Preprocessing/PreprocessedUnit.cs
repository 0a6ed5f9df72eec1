using System.Collections.Generic;

namespace ActorVm.Programs.Preprocessing;

/// <summary>A translation unit after preprocessing.</summary>
/// <param name="Tokens">All its tokens; the last is <see cref="TokenKind.End"/>.</param>
/// <param name="Packs">Its packing pragmas in order.</param>
internal sealed record PreprocessedUnit(List<Token> Tokens, List<PackChange> Packs);
