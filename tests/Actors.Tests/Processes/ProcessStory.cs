using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Programs;
using ShmLookup = ActorVm.Actors.Messaging.ShmLookup;

namespace ActorVm.Actors.Tests.Processes;

/// <summary>One process alone, with a C program: all that it asks of others goes to probes.</summary>
public abstract class ProcessStory
{
    protected const ulong Here = 0x40000000; // where classic maps first
    private readonly PhysicalMemory _memory = new(64);
    private int _frames;

    private protected static SegmentHandle Segment { get; } = new(0, 1);

    private protected TestKit Kit { get; private set; } = null!;

    private protected Process Process => (Process)Kit.Subject;

    private protected TestProbe Init => Kit.Probe(ActorId.Init);

    private protected TestProbe Shm => Kit.Probe(ActorId.ShmManager);

    private protected TestProbe Cache => Kit.Probe(ActorId.PageCache);

    private protected TestProbe Files => Kit.Probe(ActorId.FileSystem);

    private protected TestProbe Child => Kit.Process(3);

    /// <summary>Runs a program's main to where it first waits for somebody but the page
    /// cache.</summary>
    private protected void Run(string body)
    {
        CompileResult result = ProgramCompiler.Compile(
            [
                new SourceFile(
                    "story.c",
                    "#include <sys/mman.h>\n#include <sys/shm.h>\n#include <unistd.h>\n"
                        + $"int main(void) {{ {body} }}"),
            ],
            new CompileOptions { Profile = Profile.Classic });
        result.Diagnostics.ShouldBeEmpty();
        MachineSetup setup = new()
        {
            FrameCount = _memory.FrameCount,
            Processes = [new ProcessSetup("A") { Program = result.Image, Arguments = ["A"] }],
        };
        ProcessImages images = new(setup.Profile, _memory);
        Kit = new TestKit(
            payloads => new Process(
                ActorId.Of(new Pid(2)), setup, _memory, images, payloads, new Scratch()));
        Init.Send(default(Start));
        Serve();
    }

    /// <summary>Gives a frame for each page of its own that the process touches.</summary>
    private protected void Serve()
    {
        while (Cache.HasMessages)
        {
            FrameAllocate asked = Cache.ExpectMsg<FrameAllocate>();
            Cache.Reply(new FrameAllocateDone(Errno.None, new(++_frames), asked.Index));
        }
    }

    /// <summary>shmat(2) succeeds; the process stands where it touches the segment.</summary>
    private protected void Attach()
    {
        Shm.ExpectMsg<ShmLookup>();
        Shm.Reply(new ShmLookupDone(Errno.None, Errno.None, Segment, 4096));
        Serve();
        Shm.ExpectMsg<Attach>();
        Shm.Reply(default(AttachDone));
        Serve();
    }

    private protected void Kill() =>
        Init.Send(new PostSignal((int)Signal.SIGKILL, 0, default, 0, 0));

    /// <summary>What the process waits for at Init, between two accesses.</summary>
    private protected MessageHeader AwaitParentOf()
    {
        Serve();
        Init.ExpectMsg<ParentOf>();
        return Init.LastHeader;
    }

    private protected void GoOn(MessageHeader parentOf)
    {
        Init.Reply(parentOf, new ParentOfDone(new Pid(1)));
    }

    /// <summary>The page cache unmaps the page at an address, to a slot where there is one.</summary>
    private protected UnmapDone Unmap(ulong address, int slot, bool force = true)
    {
        FrameNumber frame = Process.Pages.Get(address).Frame;
        Cache.Send(new Unmap(frame, address, new(slot), force));
        return Cache.ExpectMsg<UnmapDone>();
    }

    /// <summary>Everything is given back; what the process still held of the page cache.</summary>
    private protected IReadOnlyList<PageEntry> ExpectEnd(Signal signal)
    {
        while (Shm.HasMessages)
        {
            Shm.ExpectMsg<Detach>();
            Shm.Reply(default(DetachDone));
        }

        Cache.ExpectMsg<FramePut>();
        PageEntry[] held = Cache.LastItems<PageEntry>().ToArray();
        Cache.Reply(default(FramePutDone));
        Files.ExpectMsg<FileClose>();
        Files.Reply(new FileCloseDone(Errno.None));
        Init.ExpectMsg<Exit>(exit => exit.Status == (int)signal);
        Init.Reply(default(ExitDone));
        Process.State.ShouldBe(ProcessState.Exited);
        Kit.Payloads.LiveCount.ShouldBe(0);
        Kit.ExpectNoMsg();
        return held;
    }
}
