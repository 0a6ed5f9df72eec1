using System;

namespace ActorVm.Model.Memory;

/// <summary>
/// What may be done in an area, and what it may be changed to. Kernel: <c>vm_flags</c>.
/// </summary>
/// <remarks>
/// The low three are the PROT_ bits of mmap(2); each may-bit is its bit, four places up.
/// </remarks>
[Flags]
public enum VmFlags : uint
{
    /// <summary>Nothing: PROT_NONE.</summary>
    None = 0,

    /// <summary>VM_READ.</summary>
    Read = 0x1,

    /// <summary>VM_WRITE.</summary>
    Write = 0x2,

    /// <summary>VM_EXEC.</summary>
    Exec = 0x4,

    /// <summary>
    /// VM_SHARED (to be exact VM_MAYSHARE): mapped MAP_SHARED, whatever may be stored.
    /// </summary>
    Shared = 0x8,

    /// <summary>VM_MAYREAD: mprotect(2) may set Read.</summary>
    MayRead = 0x10,

    /// <summary>VM_MAYWRITE: mprotect(2) may set Write.</summary>
    MayWrite = 0x20,

    /// <summary>VM_MAYEXEC: mprotect(2) may set Exec.</summary>
    MayExec = 0x40,

    /// <summary>VM_GROWSDOWN: a fault just below makes it grow.</summary>
    GrowsDown = 0x100,

    /// <summary>VM_LOCKED: its pages are not evicted.</summary>
    Locked = 0x2000,

    /// <summary>VM_LOCKONFAULT: locked, but no page is brought in for that.</summary>
    LockOnFault = 0x80000,

    /// <summary>VM_ACCOUNT: a private file area that is or was writable (linux).</summary>
    Account = 0x100000,

    /// <summary>
    /// Nothing is put by for its pages: a store may find memory used up. Kernel: VM_NORESERVE.
    /// </summary>
    NoReserve = 0x200000,

    /// <summary>The bits that mlock(2) and munlock(2) set. Kernel: VM_LOCKED_MASK.</summary>
    LockMask = Locked | LockOnFault,

    /// <summary>The three bits that mprotect(2) sets.</summary>
    Access = Read | Write | Exec,

    /// <summary>What a private area may be changed to: everything.</summary>
    MayAll = MayRead | MayWrite | MayExec,
}
