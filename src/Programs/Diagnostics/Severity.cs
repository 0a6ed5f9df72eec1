namespace ActorVm.Programs.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> weighs.</summary>
public enum Severity : byte
{
    /// <summary>The input is refused.</summary>
    Error,

    /// <summary>The input is accepted, but looks wrong.</summary>
    Warning,
}
