using ActorVm.Programs.Tests.Running;

namespace ActorVm.Programs.Tests.Differential;

/// <summary>A theory that needs the host's compiler; skipped, and says why, where there is
/// none.</summary>
internal sealed class HostTheoryAttribute : TheoryAttribute
{
    public HostTheoryAttribute() => Skip = HostCompiler.Exists ? null : HostCompiler.Missing;
}
