using System;

namespace ActorVm.Model;

/// <summary>What a process may do although the permission bits say no (capabilities(7)).</summary>
/// <remarks>Those alone that the machine asks for, with the kernel's bit numbers.</remarks>
[Flags]
public enum Capabilities : uint
{
    /// <summary>Nothing: what every user but 0 has.</summary>
    None = 0,

    /// <summary>CAP_CHOWN: give files away.</summary>
    ChangeOwner = 1 << 0,

    /// <summary>CAP_DAC_OVERRIDE: read, write and search whatever the mode says.</summary>
    DacOverride = 1 << 1,

    /// <summary>
    /// CAP_DAC_READ_SEARCH: read files and search directories whatever the mode says.
    /// </summary>
    DacReadSearch = 1 << 2,

    /// <summary>CAP_FOWNER: treated as the owner of every file.</summary>
    FileOwner = 1 << 3,

    /// <summary>CAP_KILL: signal processes of other users.</summary>
    Kill = 1 << 5,

    /// <summary>CAP_IPC_LOCK: lock memory.</summary>
    IpcLock = 1 << 14,

    /// <summary>CAP_IPC_OWNER: use segments whatever their mode says.</summary>
    IpcOwner = 1 << 15,

    /// <summary>CAP_SYS_RAWIO: here, map addresses below mmap_min_addr.</summary>
    RawIo = 1 << 17,

    /// <summary>CAP_SYS_ADMIN: here, change and remove the segments of other users.</summary>
    SysAdmin = 1 << 21,

    /// <summary>CAP_SYS_RESOURCE: exceed limits.</summary>
    SysResource = 1 << 24,

    /// <summary>Everything: what user 0 has.</summary>
    All = uint.MaxValue,
}
