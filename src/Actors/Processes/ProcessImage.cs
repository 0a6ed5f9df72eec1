using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Signals;
using ActorVm.Programs.Running;

namespace ActorVm.Actors.Processes;

/// <summary>What fork(2) copies: memory, processor, descriptors. Kernel: what hangs on
/// <c>task_struct</c>.</summary>
/// <remarks>
/// Belongs to its process; while a fork is under way the child's belongs to the parent. The areas
/// and the page table are the process's own to change: nobody else reads them.
/// </remarks>
internal sealed class ProcessImage
{
    /// <summary>Makes an empty image for a machine's memory.</summary>
    public ProcessImage(Profile profile, PhysicalMemory memory)
    {
        Mm = new MmStruct(AddressLayout.Of(profile));
        Mmu = new Mmu(Pages, memory);
    }

    /// <summary>The areas. Kernel: <c>mm_struct</c>.</summary>
    public MmStruct Mm { get; }

    /// <summary>The page table.</summary>
    public PageTable Pages { get; } = new();

    /// <summary>What loads and stores go through.</summary>
    public Mmu Mmu { get; }

    /// <summary>The interpreter's state.</summary>
    public Cpu Cpu { get; } = new();

    /// <summary>The descriptors.</summary>
    public DescriptorTable Files { get; } = new();

    /// <summary>The working directory's path; empty where it has not moved.</summary>
    public byte[] WorkingPath { get; set; } = [];

    /// <summary>What it may use.</summary>
    public ResourceLimits Limits => Mm.Limits;

    /// <summary>What it does about signals.</summary>
    public SignalDispositions Signals { get; } = new();

    /// <summary>The signals that wait until they are no longer blocked.</summary>
    public SignalSet Blocked { get; set; }

    /// <summary>The stack for handlers with SA_ONSTACK.</summary>
    public SignalStack SignalStack { get; set; }

    /// <summary>The user, real and effective.</summary>
    public uint Uid { get; set; }

    /// <summary>The group, real and effective.</summary>
    public uint Gid { get; set; }

    /// <summary>The bits that open(2) takes off a new file's mode.</summary>
    public uint Umask { get; set; }

    /// <summary>Takes over all of another image.</summary>
    public void CopyFrom(ProcessImage other)
    {
        Mm.CopyFrom(other.Mm);
        Pages.CopyFrom(other.Pages);
        Cpu.CopyFrom(other.Cpu);
        Files.CopyFrom(other.Files);
        Signals.CopyFrom(other.Signals);
        Blocked = other.Blocked;
        SignalStack = other.SignalStack;
        Uid = other.Uid;
        Gid = other.Gid;
        Umask = other.Umask;
        WorkingPath = other.WorkingPath;
    }

    /// <summary>Forgets everything and keeps the memory for the next process.</summary>
    public void Reset()
    {
        Mm.Reset();
        Pages.Reset();
        Cpu.Reset();
        Files.Reset();
        Signals.Reset();
        Blocked = default;
        WorkingPath = [];
        SignalStack = default;
    }

    /// <summary>Adds the whole image to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        Mm.AddTo(ref hash);
        Pages.AddTo(ref hash);
        hash = StateHash.Mix(hash, Cpu.Hash());
        hash = Files.Hash(hash);
        hash = Signals.Hash(StateHash.Mix(hash, Blocked.Bits));
        hash = SignalStack.Hash(StateHash.Mix(hash, Umask));
        hash = StateHash.Mix(hash, WorkingPath);
        return StateHash.Mix(hash, ((ulong)Uid << 32) | Gid);
    }
}
