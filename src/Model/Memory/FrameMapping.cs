namespace ActorVm.Model.Memory;

/// <summary>One page-table entry that maps a frame, from the frame's side.</summary>
/// <param name="Pid">Whose page table it is in.</param>
/// <param name="Address">The first address of the page.</param>
public readonly record struct FrameMapping(Pid Pid, ulong Address);
