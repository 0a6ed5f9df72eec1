using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Programs.Running;

/// <content>Conversions of floating-point numbers to text.</content>
public sealed partial class Cpu
{
    private bool FormatDouble(Mmu mmu, ref ulong arguments)
    {
        Raise(Signal.SIGILL);
        return false;
    }
}
