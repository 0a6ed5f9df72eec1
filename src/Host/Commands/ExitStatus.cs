namespace ActorVm.Host.Commands;

/// <summary>What the command ends with.</summary>
internal static class ExitStatus
{
    /// <summary>What was asked for was done, and what had to hold holds.</summary>
    public const int Success = 0;

    /// <summary>A check, an invariant or a replay fails.</summary>
    public const int Failed = 1;

    /// <summary>The input is wrong: a scenario, program, log or flag.</summary>
    public const int BadInput = 2;

    /// <summary>A rule of ActorVm's own code is broken.</summary>
    public const int Bug = 3;
}
