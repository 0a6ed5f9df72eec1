using ActorVm.Programs.Tests.Running;

namespace ActorVm.Programs.Tests.Differential;

/// <summary>A test that needs csmith and a compiler; skipped, and says why, where one is
/// missing.</summary>
internal sealed class CsmithFactAttribute : FactAttribute
{
    public CsmithFactAttribute() => Skip = !HostCompiler.Exists ? HostCompiler.Missing
        : HostCompiler.Finds("csmith") ? null
        : "skipped: there is no csmith (apt-get install csmith libcsmith-dev)";
}
