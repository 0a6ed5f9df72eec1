namespace ActorVm.Model.Memory;

/// <summary>What a page frame is used for.</summary>
public enum FrameUse : byte
{
    /// <summary>Nothing: it can be given out.</summary>
    Free,

    /// <summary>
    /// A private page: heap, stack, private anonymous memory, a page copied on write.
    /// </summary>
    Anonymous,

    /// <summary>A private page filled from a program's image: rodata, data, bss.</summary>
    Image,

    /// <summary>A page of a System V segment or of shared anonymous memory.</summary>
    Shm,

    /// <summary>A page of a file in the page cache.</summary>
    File,
}
