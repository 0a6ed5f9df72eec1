namespace ActorVm.Model.Memory;

/// <summary>A physical page frame, the index into <c>mem_map</c>.</summary>
/// <param name="Value">The number itself; 0, the default, means none.</param>
public readonly record struct FrameNumber(int Value);
