namespace ActorVm.Model;

/// <summary>The programs' clock: a fixed epoch plus the virtual time since boot.</summary>
public static class VirtualTime
{
    /// <summary>When every machine boots, in seconds since 1970: 2000-01-01T00:00:00Z.</summary>
    public const long EpochSeconds = 946_684_800;

    /// <summary>Nanoseconds of a second.</summary>
    public const long NsPerSecond = 1_000_000_000;

    /// <summary>The programs' clock in whole seconds since 1970.</summary>
    public static long UnixSeconds(long nowNs) => EpochSeconds + (nowNs / NsPerSecond);
}
