namespace ActorVm.Model.Memory;

/// <summary>What the areas say of an access, before any page is looked for.</summary>
public enum AreaAccess : byte
{
    /// <summary>The area allows it: its owner is asked for the page.</summary>
    Allowed,

    /// <summary>No area: SIGSEGV with SEGV_MAPERR.</summary>
    Unmapped,

    /// <summary>The area forbids it: SIGSEGV with SEGV_ACCERR.</summary>
    Denied,
}
