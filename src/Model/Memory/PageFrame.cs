namespace ActorVm.Model.Memory;

/// <summary>The state of one page frame. Kernel: <c>struct page</c>.</summary>
public readonly record struct PageFrame
{
    /// <summary>What it holds; its use is Free where nobody has it.</summary>
    public FrameOwner Owner { get; init; }

    /// <summary>
    /// All references: page-table entries, caches (a segment's table, an address space, the swap
    /// cache) and pins. Kernel: <c>page->count</c>.
    /// </summary>
    public int Count { get; init; }

    /// <summary>Those of the references that are grants or transfers under way.</summary>
    public int Pins { get; init; }

    /// <summary>How many page-table entries the reverse map lists.</summary>
    public int Mappings { get; init; }

    /// <summary>
    /// Was used through an entry that is gone by now, or whose flag was taken back.
    /// </summary>
    public bool Accessed { get; init; }

    /// <summary>Holds what neither its file nor a swap slot holds.</summary>
    public bool Dirty { get; init; }

    /// <summary>
    /// Was found locked by somebody who still has a reference: reclaim passes it over. Kernel:
    /// PG_unevictable.
    /// </summary>
    public bool Unevictable { get; init; }

    /// <summary>What it is used for.</summary>
    public FrameUse Use => Owner.Use;
}
