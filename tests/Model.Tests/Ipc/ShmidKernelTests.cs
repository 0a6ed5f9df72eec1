using System.Collections.Generic;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Model.Tests.Ipc;

/// <summary>shm_nattch and the times: semantics, section 5.</summary>
public class ShmidKernelTests
{
    private const ulong At = 0x40000000;
    private static readonly Pid Parent = new(2);
    private static readonly Pid Child = new(3);

    private readonly ShmSegs _segs = Given.Segs(Profile.Classic);
    private readonly ShmidKernel _segment;

    public ShmidKernelTests()
    {
        _segment = Given.Segment(_segs, 3 * Given.Page);
        Attach(Parent, At, 100);
    }

    [Fact]
    public void AnAttachCountsFromItsBeginning()
    {
        _segment.Pin();
        _segment.Attaches.ShouldBe(2);
        _segment.Unpin();
        (_segment.Attaches, _segment.AttachTime, _segment.LastPid).ShouldBe((1, 100, Parent));
        Should.Throw<KernelBug>(_segment.Unpin);
    }

    [Fact]
    public void ForkCountsForTheChildAndNotesTheParent()
    {
        _segment.Fork(Parent, At, Child, 200);
        (_segment.Attaches, _segment.AttachTime, _segment.DetachTime, _segment.LastPid)
            .ShouldBe((2, 200, 0, Parent));
        _segment.Ring.ShouldBe([Area(Parent, 0, 3), Area(Child, 0, 3)]);
    }

    [Fact]
    public void ADetachNotesTimeAndPidOfWhoLeft()
    {
        _segment.Fork(Parent, At, Child, 200);
        _segment.Detach(Child, At, quiet: false, 300);
        (_segment.Attaches, _segment.AttachTime, _segment.DetachTime, _segment.LastPid)
            .ShouldBe((1, 200, 300, Child));
        Should.Throw<KernelBug>(() => _segment.Detach(Child, At, false, 300));
    }

    [Fact]
    public void ASplitMakesOneMoreAndMovesOnlyTheAttachTime()
    {
        _segment.Split(Parent, At, At + Given.Page, quiet: false, 200);
        (_segment.Attaches, _segment.AttachTime, _segment.DetachTime).ShouldBe((2, 200, 0));
        _segment.Ring.ShouldBe([Area(Parent, 0, 1), Area(Parent, 1, 2)]);
    }

    [Fact]
    public void AMergeUndoesASplitAsAClose()
    {
        _segment.Split(Parent, At, At + Given.Page, quiet: true, 200);
        _segment.Merge(Parent, At, At + Given.Page, 300);
        (_segment.Attaches, _segment.AttachTime, _segment.DetachTime).ShouldBe((1, 100, 300));
        _segment.Ring.ShouldBe([Area(Parent, 0, 3)]);
    }

    [Fact]
    public void ATrimmedEndMovesNothing()
    {
        _segment.Trim(Parent, At, Area(Parent, 1, 2));
        (_segment.Attaches, _segment.AttachTime, _segment.DetachTime).ShouldBe((1, 100, 0));
        _segment.Ring.ShouldBe([Area(Parent, 1, 2)]);
        _segment.Ring[0].Shows(new(0)).ShouldBeFalse();
        _segment.Ring[0].AddressOf(new(2)).ShouldBe(At + (2 * Given.Page));
        _segment.Detach(Parent, At + Given.Page, quiet: false, 400);
        _segment.Attaches.ShouldBe(0);
    }

    [Fact]
    public void ResidentAndSwappedPagesFollowThePageTable()
    {
        _segment.SetPage(new(1), default(ShmPage).Fill());
        (_segment.ResidentPages, _segment.SwappedPages).ShouldBe((0, 0));
        _segment.SetPage(new(1), ShmPage.InFrame(new(5)));
        (_segment.ResidentPages, _segment.SwappedPages).ShouldBe((1, 0));
        _segment.SetPage(new(1), _segment.PageAt(new(1)).Leave());
        _segs.CheckInvariants();
        _segment.SetPage(new(1), ShmPage.InSwap(new(9)));
        (_segment.ResidentPages, _segment.SwappedPages).ShouldBe((0, 1));
        _segment.SetPage(new(1), _segment.PageAt(new(1)).Fill());
        (_segment.ResidentPages, _segment.SwappedPages).ShouldBe((0, 1));
        _segs.CheckInvariants();
        Should.Throw<KernelBug>(() => _segment.SetPage(new(3), ShmPage.InFrame(new(6))));
    }

    [Fact]
    public void DestructionGivesBackEveryFrameAndSlotAndFreesTheSlot()
    {
        _segment.SetPage(new(0), ShmPage.InFrame(new(5)));
        _segment.SetPage(new(2), ShmPage.InSwap(new(9)));
        Should.Throw<KernelBug>(() => _segs.Destroy(_segment, []));
        _segment.Detach(Parent, At, false, 200);
        List<ShmPage> held = [];
        _segs.Destroy(_segment, held);
        held.ShouldBe([ShmPage.InFrame(new(5)), ShmPage.InSwap(new(9))]);
        (_segs.Count, _segs.TotalPages, _segs.StateOf(0)).ShouldBe((0, 0UL, ShmSlotState.Unused));
        _segs.CheckInvariants();
    }

    [Theory]
    // profile, forced, marked, ever attached, finished
    [InlineData(Profile.Classic, false, false, true, true)] // the seeds' rule
    [InlineData(Profile.Classic, false, false, false, false)] // D2
    [InlineData(Profile.Classic, false, true, false, true)]
    [InlineData(Profile.Linux, false, false, true, false)]
    [InlineData(Profile.Linux, false, true, true, true)]
    [InlineData(Profile.Linux, true, false, true, true)]
    [InlineData(Profile.Linux, true, false, false, true)] // 3.3: a failed attach destroys
    public void TheLastHoldDecidesByTheProfile(
        Profile profile, bool forced, bool marked, bool attached, bool finished)
    {
        ShmSegs segs = Given.Segs(profile);
        segs.RmidForced = forced;
        ShmidKernel segment = Given.Segment(segs, 1);
        segment.Pin();
        segs.IsFinished(segment).ShouldBeFalse();
        if (marked)
        {
            segs.Mark(segment).ShouldBeFalse("it is held");
        }

        if (attached)
        {
            segment.Attach(new(Parent, At, new(0), 1), 100);
            segment.Detach(Parent, At, false, 200);
        }
        else
        {
            segment.Unpin();
        }

        segs.IsFinished(segment).ShouldBe(finished);
    }

    [Fact]
    public void OrphansAreTheCreatorsUnattachedSegmentsWhereForced()
    {
        _segs.RmidForced = true;
        ShmidKernel orphan = Given.Segment(_segs, 1);
        List<ShmidKernel> orphans = [];
        _segs.FindOrphans(Given.Caller, orphans);
        orphans.ShouldBe([orphan]);
        _segs.RmidForced = false;
        orphans.Clear();
        _segs.FindOrphans(Given.Caller, orphans);
        orphans.ShouldBeEmpty();
    }

    [Fact]
    public void AResetTableHashesAsANewOne()
    {
        ulong changed = Hash(_segs);
        _segs.Reset();
        Hash(_segs).ShouldBe(Hash(Given.Segs(Profile.Classic)));
        Hash(_segs).ShouldNotBe(changed);
        Given.Segment(_segs, 3 * Given.Page).Attaches.ShouldBe(0);
    }

    private static ulong Hash(ShmSegs segs)
    {
        ulong hash = StateHash.Seed;
        segs.AddTo(ref hash);
        return hash;
    }

    private static ShmAttach Area(Pid pid, uint firstPage, uint pages) =>
        new(pid, At + (firstPage * Given.Page), new(firstPage), pages);

    private void Attach(Pid pid, ulong start, long now)
    {
        _segment.Pin();
        _segment.Attach(new(pid, start, new PageIndex(0), 3), now);
    }
}
