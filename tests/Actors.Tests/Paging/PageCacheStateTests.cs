using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Paging;

public class PageCacheStateTests : PageCacheStory
{
    [Fact]
    public void AfterResetTheSameStoryGivesTheSameHash()
    {
        ulong boot = Cache.Hash(StateHash.Seed);
        Story();
        ulong first = Cache.Hash(StateHash.Seed);
        first.ShouldNotBe(boot);

        Cache.Reset();
        Memory.Reset();
        Cache.Hash(StateHash.Seed).ShouldBe(boot);
        Story();
        Cache.Hash(StateHash.Seed).ShouldBe(first);
    }

    [Fact]
    public void TheHashSeesWhoWaits()
    {
        A.Send(Load(0, Here));
        ulong one = Cache.Hash(StateHash.Seed);
        B.Send(Load(0, Here));
        Cache.Hash(StateHash.Seed).ShouldNotBe(one);
    }

    [Fact]
    public void TheHashSeesTheBytesOfFrames()
    {
        FrameNumber frame = Map(A, Load(0, Here));
        ulong before = Cache.Hash(StateHash.Seed);
        Memory.Page(frame)[7] = 1;
        Cache.Hash(StateHash.Seed).ShouldNotBe(before);
    }

    private void Story()
    {
        Map(A, Load(0, Here));
        Map(B, Store(0, There, isPrivate: true));
        A.Send(Store(0, Here));
        A.ExpectMsg<FileFaultDone>();
        Disk.ExpectMsg<PageDirtied>();
        Map(B, Load(1, Here));
    }
}
