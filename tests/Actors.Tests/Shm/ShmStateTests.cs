using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;

namespace ActorVm.Actors.Tests.Shm;

public class ShmStateTests() : ShmStory(Profile.Linux)
{
    [Fact]
    public void AfterResetTheSameStoryGivesTheSameHash()
    {
        ulong boot = Manager.Hash(StateHash.Seed);
        Story();
        ulong first = Manager.Hash(StateHash.Seed);
        first.ShouldNotBe(boot);
        Manager.Reset();
        Manager.Hash(StateHash.Seed).ShouldBe(boot);
        Story();
        Manager.Hash(StateHash.Seed).ShouldBe(first);
    }

    [Fact]
    public void TheHashSeesFillsWaitersGrantsAndReleases()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Attach(B, id);
        ulong attached = Manager.Hash(StateHash.Seed);
        A.Send(new ShmFault(segment, new(0), true));
        ulong filling = Manager.Hash(StateHash.Seed);
        B.Send(new ShmFault(segment, new(0), true));
        ulong waiting = Manager.Hash(StateHash.Seed);
        GiveFrame(4);
        ulong granted = Manager.Hash(StateHash.Seed);
        A.Send(new Mapped(segment, new(0)));
        ulong mapped = Manager.Hash(StateHash.Seed);
        new[] { attached, filling, waiting, granted, mapped }.ShouldBeUnique();
    }

    private void Story()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Touch(A, segment, 0, frame: 4);
        A.Send(new AttachFork(segment, Here, new(3)), Entry(0, 4));
        A.ExpectMsg(default(AttachForkDone));
        Cache.ExpectMsg<FrameGet>();
    }
}
