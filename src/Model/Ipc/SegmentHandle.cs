namespace ActorVm.Model.Ipc;

/// <summary>
/// One incarnation of a segment: its slot in <c>shm_segs</c> and how many segments that slot held
/// before. A message about a segment that is gone is recognised by its generation.
/// </summary>
/// <param name="Slot">The index into <c>shm_segs</c>.</param>
/// <param name="Generation">
/// Counts the incarnations of the slot from 1; 0, the default, means none.
/// </param>
public readonly record struct SegmentHandle(int Slot, uint Generation);
