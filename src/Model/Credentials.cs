namespace ActorVm.Model;

/// <summary>Who makes a call. Kernel: <c>struct cred</c>.</summary>
/// <remarks>
/// Only the effective ids count in any rule (semantics, section 1), so there are no others.
/// Differs from Linux: no supplementary groups.
/// </remarks>
/// <param name="Uid">The effective user id.</param>
/// <param name="Gid">The effective group id.</param>
/// <param name="Capabilities">The effective privileges.</param>
public readonly record struct Credentials(uint Uid, uint Gid, Capabilities Capabilities)
{
    /// <summary>The superuser.</summary>
    public static Credentials Root { get; } = new(0, 0, Capabilities.All);

    /// <summary>Whether the caller has all of these privileges.</summary>
    public bool Has(Capabilities capabilities) => (Capabilities & capabilities) == capabilities;
}
