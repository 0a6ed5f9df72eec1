namespace ActorVm.Model.Memory;

/// <summary>What an area maps; its pages' owner follows from it.</summary>
public enum AreaKind : byte
{
    /// <summary>Private memory that begins zeroed.</summary>
    Anonymous,

    /// <summary>The program's code. No load or store needs its bytes; it reads as zeros.</summary>
    Text,

    /// <summary>Constants, filled from the program's image.</summary>
    Rodata,

    /// <summary>Initialised variables, filled from the program's image.</summary>
    Data,

    /// <summary>Variables that begin zeroed.</summary>
    Bss,

    /// <summary>What brk(2) moves the end of.</summary>
    Heap,

    /// <summary>The stack, which grows down.</summary>
    Stack,

    /// <summary>An attached System V segment, or a piece of one.</summary>
    Shm,

    /// <summary>A file, or shared anonymous memory, which has an inode of its own.</summary>
    File,
}
