using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Paging;

public class ClassicWriteBackTests() : PageCacheStory(Profile.Classic)
{
    [Fact]
    public void ADirtyPageIsWrittenWhenItIsUnmapped()
    {
        FrameNumber frame = Map(A, Store(0, Here));
        Disk.ExpectMsg(new PageDirtied(Inode));
        A.Send(default(FramePut), Entry(Here, frame, PageEntryFlags.Dirty));
        A.ExpectMsg(default(FramePutDone));
        Disk.ExpectMsg(new PageWrite(Inode, new(0), frame));
        Disk.Reply(new PageWriteDone(Errno.None, Inode, new(0)));
        Page(0).Dirty.ShouldBeFalse();
        ExpectOrder();
    }
}
