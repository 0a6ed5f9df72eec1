using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Tests.Invariants;

/// <summary>Each invariant, broken on purpose, and the report that names objects and owners.</summary>
public class BrokenStateTests
{
    private const string Attached = """
        #include <sys/shm.h>
        #include <unistd.h>
        int main(void)
        {
            char *page = shmat(shmget(IPC_PRIVATE, 8192, 0600), 0, 0);
            page[0] = 1;
            sleep(1);
            return 0;
        }
        """;

    private const string Filing = """
        #include <fcntl.h>
        #include <sys/mman.h>
        #include <unistd.h>
        int main(void)
        {
            int fd = open("new", O_RDWR | O_CREAT, 0600);
            write(fd, "bytes", 5);
            char *map = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
            map[0] = 'B';
            sleep(1);
            return 0;
        }
        """;

    private const string Piping = """
        #include <unistd.h>
        int main(void)
        {
            int ends[2];
            char byte;
            pipe(ends);
            if (fork() == 0) {
                sleep(1);
                return 0;
            }
            return read(ends[0], &byte, 1);
        }
        """;

    private const string Sharing = """
        #include <fcntl.h>
        #include <unistd.h>
        int main(void)
        {
            char byte;
            int fd = open("data.txt", O_RDONLY);
            fork();
            return read(fd, &byte, 1);
        }
        """;

    private const ulong ShmBase = 0x40000000;

    [Fact]
    public void AReferenceToAFrameTooManyNamesThoseThatThereAre()
    {
        BrokenMachine broken = Sleeping(Attached);
        FrameNumber frame = SharedFrame(broken);
        broken.Machine.PageCache.Map.Get(frame);
        broken.Check().ShouldBe(
        [
            $"frame {frame.Value} (segment 0, page 0): its count is 3, "
            + "its references are 2: +1 Process:2 at 0x40000000; +1 page 0 of segment 0",
        ]);
    }

    [Fact]
    public void AFrameThatIsFreeAndMappedIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        broken.Process(2).Pages.Set(
            ShmBase + 4096, PageTableEntry.Map(new FrameNumber(60), true, true));
        broken.Check().ShouldBe(
        [
            "process 2: 0x40001000 lies in an area of kind Shm and maps frame 60, slot 0",
            "frame 60 (nothing): its count is 0, its references are 1: +1 Process:2 at 0x40001000",
        ]);
    }

    [Fact]
    public void AGrantThatIsNotCountedYetIsATermInFlight()
    {
        BrokenMachine broken = new BrokenMachine(Attached).RunUntil(MessageKind.ShmFaultDone);
        FrameNumber frame = SharedFrame(broken);
        broken.Drop(MessageKind.FrameGet).Check().ShouldBe(
        [
            $"frame {frame.Value} (segment 0, page 0): its count is 1, "
            + "its references are 2: +1 page 0 of segment 0; +1 ShmFaultDone from ShmManager to "
            + "Process:2",
        ]);
    }

    [Fact]
    public void APinThatNobodyHoldsIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        FrameNumber frame = SharedFrame(broken);
        broken.Machine.PageCache.Map.Pin(frame);
        broken.Check().ShouldBe(
        [
            $"frame {frame.Value} (segment 0, page 0): it has 1 pins, "
            + "0 are held: nobody",
        ]);
    }

    [Fact]
    public void AFrameThatKnowsAnotherOwnerIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        FrameNumber frame = SharedFrame(broken);
        FrameOwner other = FrameOwner.OfSegment(Segment(broken).Handle, new PageIndex(1));
        broken.Machine.PageCache.Map.SetOwner(frame, other);
        broken.Check().ShouldBe(
            [$"segment 0, page 0: its frame {frame.Value} is that of segment 0, page 1"]);
    }

    [Fact]
    public void AnEntryThatTheReverseMapDoesNotListIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        (ulong address, FrameNumber frame) = PrivatePage(broken);
        broken.Machine.PageCache.Map.RemoveMapping(frame, new FrameMapping(new Pid(2), address));
        List<string> found = broken.Check();
        found.Count.ShouldBe(2);
        found[0].ShouldBe(
            $"PageCache: frame {frame.Value} counts 1, the reverse map lists 0 entries and 0 hold "
            + "it otherwise");
        found[1].ShouldMatch(
            $"^process 2: 0x{address:x} lies in an area of kind [A-Z][a-z]+ and maps frame "
            + $"{frame.Value}, slot 0$");
    }

    [Fact]
    public void AnEntryOutsideOfAnyAreaIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        (ulong address, _) = PrivatePage(broken);
        PageTable pages = broken.Process(2).Pages;
        pages.Set(0x50000000, pages.Clear(address));
        broken.Check().ShouldHaveSingleItem().ShouldMatch(
            "^process 2: 0x50000000 lies in no area and maps frame [0-9]+, slot 0$");
    }

    [Fact]
    public void AreasThatDoNotAddUpAreFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        VmArea area = broken.Process(2).Mm.Areas.Containing(ShmBase).ShouldNotBeNull();
        typeof(VmArea).GetProperty(nameof(VmArea.State))!.SetValue(
            area, area.State with { End = ShmBase + 4096 });
        broken.Check().ShouldHaveSingleItem().ShouldMatch(
            "^Process:2: [0-9]+ pages are mapped, [0-9]+ are counted$");
    }

    [Fact]
    public void ASlotThatNobodyRefersToIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        SwapSlot slot = broken.Machine.Swap.Map.Allocate();
        broken.Check().ShouldBe(
            [$"swap slot {slot.Value}: its count is 1, its references are 0: nobody"]);
    }

    [Fact]
    public void ASlotThatIsFreeAndReferredToIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        broken.Process(2).Pages.Set(0x50000000, PageTableEntry.Swap(new SwapSlot(9)));
        broken.Check().ShouldContain(
            "swap slot 9: its count is 0, its references are 1: +1 Process:2 at 0x50000000");
    }

    [Fact]
    public void AnAttachThatIsNotInTheRingIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        Segment(broken).Detach(new Pid(2), ShmBase, false, 0);
        broken.Check().ShouldBe(
        [
            "segment 0: its ring lists 0 areas, 1 map it: +1 Process:2 at 0x40000000",
            "segment 0: nobody attaches it any more, and it is not destroyed",
        ]);
    }

    [Fact]
    public void APinOfASegmentThatNoAttachHoldsIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        Segment(broken).Pin();
        broken.Check().ShouldBe(
            ["segment 0: it is pinned by 1, 0 attaches are under way: nobody"]);
    }

    [Fact]
    public void ASegmentThatIsGoneAndAttachedIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        ShmidKernel segment = Segment(broken);
        segment.Detach(new Pid(2), ShmBase, false, 0);
        broken.Machine.Shm.Segs.Destroy(segment, []);
        broken.Check().ShouldContain(
            "an area or a message refers to slot 0, generation 1 of the segments, which is gone");
    }

    [Fact]
    public void ADescriptionThatCountsADescriptorTooManyIsFound()
    {
        BrokenMachine broken = Sleeping(Filing);
        FileId file = broken.Process(2).Files[3].File;
        broken.Machine.FileSystem.OpenFiles[file].Count++;
        broken.Check().ShouldBe(
        [
            $"open file {file.Value}: it counts 2 descriptors, there are 1: +1 Process:2: a "
            + "descriptor",
        ]);
    }

    [Fact]
    public void ADescriptorOfNoOpenFileIsFound()
    {
        BrokenMachine broken = Sleeping(Filing);
        broken.Process(2).Files.Set(7, new Descriptor(new FileId(40), false, false));
        broken.Check().ShouldBe(
            ["open file 40: it counts 0 descriptors, there are 1: +1 Process:2: a descriptor"]);
    }

    [Fact]
    public void AnInodeThatCountsAnAreaTooManyIsFound()
    {
        BrokenMachine broken = Sleeping(Filing);
        Inode inode = OpenInode(broken);
        inode.AddAreas(new Pid(2), 1);
        broken.Check().ShouldBe(
        [
            $"inode {inode.Number.Value}: it counts 2 areas, 1 show it: +1 Process:2 at "
            + "0x40000000",
        ]);
    }

    [Fact]
    public void AnInodeThatCountsADescriptionTooManyIsFound()
    {
        BrokenMachine broken = Sleeping(Filing);
        Inode inode = OpenInode(broken);
        inode.Opens++;
        broken.Check().ShouldBe(
            [$"FileSystem: {inode.Number} counts 2 descriptions, not 1"]);
    }

    [Fact]
    public void APositionThatIsHeldForNobodyIsFound()
    {
        BrokenMachine broken = Sleeping(Filing);
        FileId terminal = broken.Process(2).Files[0].File;
        broken.Machine.FileSystem.OpenFiles[terminal].PositionUser = new Pid(2);
        broken.Check().ShouldBe(
        [
            $"open file {terminal.Value}: its position is held for process 2, which is in no call "
            + "on it",
        ]);
    }

    [Fact]
    public void AFileThatIsHeldForNobodyToWriteIsFound()
    {
        BrokenMachine broken = Sleeping(Filing);
        Inode inode = OpenInode(broken);
        inode.Writer = new Pid(2);
        broken.Check().ShouldBe(
        [
            $"inode {inode.Number.Value}: it is held for process 2 to write, which is in no call "
            + "on it",
        ]);
    }

    [Fact]
    public void ARequestThatWaitsForAPositionThatIsFreeIsFound()
    {
        BrokenMachine broken = new(
            Sharing, new MachineSetup { Files = [new FileSetup("data.txt", [.. "bytes"u8])] });
        broken.RunUntil(() => broken.Machine.FileSystem.KeptRequests > 2);
        FileId file = broken.Process(2).Files[3].File;
        broken.Machine.FileSystem.OpenFiles[file].PositionUser = default;
        broken.Check().ShouldContain(
            $"FileSystem: requests wait for the position of {file}, which nobody uses");
    }

    [Fact]
    public void APipeThatCountsAnEndTooManyIsFound()
    {
        BrokenMachine broken = Reading(out Inode pipe);
        pipe.Pipe.Writers++;
        broken.Check().ShouldBe(
        [
            $"FileSystem: pipe {pipe.Number.Value} counts 1 readers and 2 writers, not 1 and 1",
        ]);
    }

    [Fact]
    public void AReaderThatSleepsBesideBytesIsFound()
    {
        BrokenMachine broken = Reading(out Inode pipe);
        pipe.Pipe.Write([1, 2, 3]);
        broken.Check().ShouldBe(
        [
            $"FileSystem: pipe {pipe.Number.Value} holds 3 bytes, and a request waits for nothing",
        ]);
    }

    [Fact]
    public void OneWhoPollsBesideBytesIsFound()
    {
        BrokenMachine broken = new(
            """
            #include <poll.h>
            #include <unistd.h>
            int main(void)
            {
                int ends[2];
                pipe(ends);
                struct pollfd one = { ends[0], POLLIN, 0 };
                return poll(&one, 1, 1000);
            }
            """);
        broken.RunUntil(() => broken.Machine.FileSystem.KeptRequests > 0
            && broken.Host.Channels.MessageCount == 0
            && !broken.Machine.FileSystem.PolledBy(new Pid(2)).IsNone);
        OpenInode(broken).Pipe.Write([1]);
        broken.Check().ShouldBe(["process 2: it polls descriptor 3, which is ready"]);
    }

    [Fact]
    public void ARequestWhoseReplyIsLostIsFound()
    {
        new BrokenMachine(Attached).RunUntil(MessageKind.ShmGetDone).Drop(MessageKind.ShmGetDone)
            .Check().ShouldBe(["Process:2: it awaits 1 replies, 0 can come: nobody"]);
    }

    [Fact]
    public void ARequestWithTwoRepliesIsFound()
    {
        new BrokenMachine(Attached).RunUntil(MessageKind.ShmGetDone)
            .Double(MessageKind.ShmGetDone).Check().ShouldBe(
            [
                "Process:2: it awaits 1 replies, 2 can come: +1 ShmGetDone from ShmManager to "
                + "Process:2; +1 ShmGetDone from ShmManager to Process:2",
            ]);
    }

    [Fact]
    public void AGrantThatIsNeverMappedIsFound()
    {
        new BrokenMachine(Attached).RunUntil(MessageKind.Mapped).Drop(MessageKind.Mapped)
            .Check().ShouldBe(
                ["ShmManager: it knows 1 grants that are not mapped, 0 are under way"]);
    }

    [Fact]
    public void APayloadWithoutAnOwnerIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        PayloadId leaked = broken.Machine.Payloads.Add(16);
        broken.Check().ShouldBe([$"payload {leaked.Value}: it has 0 owners: nobody"]);
    }

    [Fact]
    public void AProcessThatRunsAndHasNoStepIsFound()
    {
        new BrokenMachine(Attached).RunUntil(MessageKind.Step).Drop(MessageKind.Step).Check()
            .ShouldBe(["Process:2: 1 messages must make it go on, 0 are on their way: nobody"]);
    }

    [Fact]
    public void AProcessThatIsLeftAsleepIsFound()
    {
        Sleeping(Attached).DropTimer().Check().ShouldBe(
            ["Process:2: 1 messages must make it go on, 0 are on their way: nobody"]);
    }

    [Fact]
    public void AProcessThatInitHasAsDeadIsFound()
    {
        BrokenMachine broken = Sleeping(Attached);
        Outbox nowhere = new(broken.Machine.Payloads, new ChannelTable());
        Envelope exit = new() { Kind = MessageKind.Exit, Sender = ActorId.Of(new Pid(2)) };
        nowhere.Begin(broken.Machine.Init, 0);
        broken.Machine.Init.Receive(exit, nowhere);
        broken.Check().ShouldContain("process 2: it is Sleeping, Init has it as Reaped");
    }

    [Fact]
    public void WhatIsLeftWhenAllAreGoneIsFound()
    {
        BrokenMachine broken = new BrokenMachine("int main(void) { return 0; }").RunToTheEnd();
        broken.Check(RunEnd.Completed).ShouldBeEmpty();
        broken.Machine.PageCache.Map.Allocate(new FrameOwner(FrameUse.Image, 2, 0));
        broken.Machine.Swap.Map.Allocate();
        broken.Machine.Payloads.Add(1);
        broken.Machine.Images.Hand(new Pid(9), broken.Machine.Images.Take());
        broken.Check(RunEnd.Completed).ShouldBe(
        [
            "PageCache: frame 1 counts 1, the reverse map lists 0 entries and 0 hold it otherwise",
            "frame 1 (program, pid 2): its count is 1, its references are 0: nobody",
            "swap slot 1: its count is 1, its references are 0: nobody",
            "payload 2: it has 0 owners: nobody",
            "all processes are gone: 1 frames are left, not 0",
            "all processes are gone: 1 swap slots are left, not 0",
            "all processes are gone: 1 payloads are left, not 0",
            "all processes are gone: 1 images of children are left, not 0",
        ]);
    }

    [Fact]
    public void ABrokenInvariantEndsTheRunAndNamesTheTurn()
    {
        BrokenMachine broken = Sleeping(Attached);
        broken.Machine.Payloads.Add(16);
        broken.Host.Run().ShouldBe(RunEnd.InvariantBroken);
        broken.Host.Violations[0].ShouldBe(
            $"turn {broken.Host.Turns}: payload 1: it has 0 owners: nobody");
    }

    private static BrokenMachine Sleeping(string program)
    {
        BrokenMachine machine = new(program);
        return machine.RunUntil(() => machine.Process(2).State == ProcessState.Sleeping);
    }

    private static BrokenMachine Reading(out Inode pipe)
    {
        BrokenMachine machine = new(Piping);
        machine.RunUntil(() => machine.Process(3).State == ProcessState.Sleeping
            && machine.Host.Channels.MessageCount == 0);
        pipe = OpenInode(machine);
        return machine;
    }

    private static ShmidKernel Segment(BrokenMachine machine) =>
        machine.Machine.Shm.Segs.InSlot(0).ShouldNotBeNull();

    private static FrameNumber SharedFrame(BrokenMachine machine) =>
        Segment(machine).PageAt(new PageIndex(0)).Frame;

    private static Inode OpenInode(BrokenMachine machine)
    {
        FileId file = machine.Process(2).Files[3].File;
        return machine.Machine.FileSystem.Inodes[
            machine.Machine.FileSystem.OpenFiles[file].Inode];
    }

    private static (ulong Address, FrameNumber Frame) PrivatePage(BrokenMachine machine)
    {
        foreach (PageTable.Item item in machine.Process(2).Pages.Walk())
        {
            return (item.Address, item.Entry.Frame);
        }

        throw new KernelBug("there is none");
    }
}
