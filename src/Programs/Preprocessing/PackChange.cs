namespace ActorVm.Programs.Preprocessing;

/// <summary>A <c>#pragma pack</c>.</summary>
/// <param name="TokenIndex">The first token after it.</param>
/// <param name="AlignmentMax">The largest alignment of members from here; 0: the natural
/// one.</param>
internal readonly record struct PackChange(int TokenIndex, int AlignmentMax);
