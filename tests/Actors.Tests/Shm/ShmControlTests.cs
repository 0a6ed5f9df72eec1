using System;
using System.Buffers.Binary;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Shm;

public class ShmControlTests() : ShmStory(Profile.Linux)
{
    [Fact]
    public void StatGivesTheStructureToCopyOut()
    {
        ShmId id = Create();
        Attach(A, id);
        A.Send(Control(id, IPC_STAT));
        A.ExpectMsg(new ShmControlDone(0));
        A.LastPayload.Length.ShouldBe(112);
        BinaryPrimitives.ReadUInt64LittleEndian(A.LastPayload[48..]).ShouldBe(3UL * 4096);
        BinaryPrimitives.ReadUInt64LittleEndian(A.LastPayload[88..]).ShouldBe(1UL);
        ExpectOrder();
    }

    [Fact]
    public void SetTakesOwnerAndModeFromThePayload()
    {
        ShmId id = Create();
        byte[] wanted = new byte[112];
        BinaryPrimitives.WriteUInt32LittleEndian(wanted.AsSpan(4), 1000);
        BinaryPrimitives.WriteUInt32LittleEndian(wanted.AsSpan(20), 0x1A4);
        A.Send(Control(id, IPC_SET), wanted);
        A.ExpectMsg(new ShmControlDone(0));
        SegmentOf(id).Perm.Uid.ShouldBe(1000U);
        SegmentOf(id).Perm.Mode.ShouldBe(0x1A4);
        ExpectOrder();
    }

    [Fact]
    public void RemovalOfAnUnattachedSegmentFreesItsPagesBeforeItIsDone()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Touch(A, segment, 0, frame: 4);
        A.Send(new Detach(segment, Here, false), Entry(0, 4));
        ExpectPut(4);
        AnswerPut();
        A.ExpectMsg(default(DetachDone));

        B.Send(Control(id, IPC_RMID));
        ExpectPut(4);
        B.ExpectNoMsg();
        AnswerPut();
        B.ExpectMsg(new ShmControlDone(0));
        A.Send(Control(id, IPC_STAT));
        A.ExpectMsg(new ShmControlDone(-(long)Errno.EINVAL));
        ExpectOrder();
    }

    [Fact]
    public void RemovalWhileAttachedMarksAndMayBeRepeated()
    {
        ShmId id = Create();
        Attach(A, id);
        for (int i = 0; i < 2; i++)
        {
            B.Send(Control(id, IPC_RMID));
            B.ExpectMsg(new ShmControlDone(0));
        }

        SegmentOf(id).IsMarked.ShouldBeTrue();
        SegmentOf(id).Attaches.ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void LockIsNotedInTheMode()
    {
        ShmId id = Create();
        A.Send(Control(id, SHM_LOCK));
        A.ExpectMsg(new ShmControlDone(0));
        SegmentOf(id).IsLocked.ShouldBeTrue();
        A.Send(Control(id, SHM_UNLOCK));
        A.ExpectMsg(new ShmControlDone(0));
        SegmentOf(id).IsLocked.ShouldBeFalse();
        ExpectOrder();
    }

    [Fact]
    public void SizesOfTheInfoStructures()
    {
        A.Send(Control(new(0), IPC_INFO));
        A.ExpectMsg(new ShmControlDone(0));
        A.LastPayload.Length.ShouldBe(72);
        A.Send(Control(new(0), SHM_INFO));
        A.ExpectMsg(new ShmControlDone(0));
        A.LastPayload.Length.ShouldBe(48);
        ExpectOrder();
    }
}
