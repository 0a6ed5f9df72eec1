using ActorVm.Programs.Tests.Running;

namespace ActorVm.Programs.Tests.Differential;

/// <summary>A test that needs the host's compiler; skipped, and says why, where there is
/// none.</summary>
internal sealed class HostFactAttribute : FactAttribute
{
    public HostFactAttribute() => Skip = HostCompiler.Exists ? null : HostCompiler.Missing;
}
