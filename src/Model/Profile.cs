namespace ActorVm.Model;

/// <summary>Which kernel's rules the machine follows.</summary>
public enum Profile : byte
{
    /// <summary>The kernel of the seed documents, Linux 2.2 to 2.4: the default.</summary>
    Classic,

    /// <summary>A modern kernel, checkable on the host.</summary>
    Linux,
}
