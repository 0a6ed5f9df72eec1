namespace ActorVm.Model.Memory;

/// <summary>
/// One area of a process's address space: consecutive pages with the same rights and the same thing
/// behind them. Kernel: <c>struct vm_area_struct</c>.
/// </summary>
/// <remarks>
/// Linked into a list by address and into an AVL tree, as the mmap document tells. Changed only by
/// <see cref="MmStruct"/>, and thus by the process that has it.
/// </remarks>
public sealed class VmArea
{
    /// <summary>Its extent, its rights and what lies behind it.</summary>
    public VmAreaState State { get; internal set; }

    /// <summary>Its first address. Kernel: <c>vm_start</c>.</summary>
    public ulong Start => State.Start;

    /// <summary>The first address after it. Kernel: <c>vm_end</c>.</summary>
    public ulong End => State.End;

    /// <summary>The area with the next higher addresses. Kernel: <c>vm_next</c>.</summary>
    public VmArea? Next { get; internal set; }

    /// <summary>
    /// The root of the lower areas below it in the tree. Kernel: <c>vm_avl_left</c>.
    /// </summary>
    internal VmArea? AvlLeft { get; set; }

    /// <summary>The root of the higher areas below it. Kernel: <c>vm_avl_right</c>.</summary>
    internal VmArea? AvlRight { get; set; }

    /// <summary>
    /// The height of the tree under it, itself included. Kernel: <c>vm_avl_height</c>.
    /// </summary>
    internal int AvlHeight { get; set; }
}
