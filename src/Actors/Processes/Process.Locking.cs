using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Programs.Calls;

namespace ActorVm.Actors.Processes;

/// <content>
/// mlock(2) and its family, and pages that a call brings in at once. Kernel: mm/mlock.c.
/// </content>
/// <remarks>
/// A locked area's pages are ordinary pages that its process does not let go of: it refuses an
/// Unmap, so that they stay as long as any process has them locked. The page cache notes that and
/// passes the frame over; it is told when the lock is off.
/// </remarks>
public sealed partial class Process
{
    /// <inheritdoc/>
    public void Mlock(ulong addr, ulong len, Outbox outbox) =>
        Lock(addr, len, VmFlags.Locked, outbox);

    /// <inheritdoc/>
    public void Mlock2(ulong addr, ulong len, uint flags, Outbox outbox)
    {
        if (Profile == Profile.Classic)
        {
            Fail(Errno.ENOSYS, outbox);
        }
        else if ((flags & ~(uint)LinuxConstants.MLOCK_ONFAULT) != 0)
        {
            Fail(Errno.EINVAL, outbox);
        }
        else
        {
            Lock(addr, len, flags == 0 ? VmFlags.Locked : VmFlags.LockMask, outbox);
        }
    }

    /// <inheritdoc/>
    public void Munlock(ulong addr, ulong len, Outbox outbox)
    {
        Result<AddressRange> range = LockCalls.CheckUnlock(Mm, addr, len, Caller);
        Errno error = range.IsOk
            ? Mm.Lock(range.Value.Start, range.Value.End, VmFlags.None, _scratch.Changes)
            : range.Error;
        FinishChanges(-(long)error, outbox);
    }

    /// <inheritdoc/>
    public void Mlockall(int flags, Outbox outbox)
    {
        Errno error = LockCalls.CheckLockAll(Mm, flags, Caller, _setup.FrameCount);
        if (error != Errno.None)
        {
            Fail(error, outbox);
            return;
        }

        VmFlags how = LockCalls.LockOf(flags);
        bool isCurrent = (flags & LinuxConstants.MCL_CURRENT) != 0;
        bool isFuture = (flags & LinuxConstants.MCL_FUTURE) != 0;
        Mm.FutureLock = isFuture ? how : VmFlags.None;
        if (isCurrent)
        {
            Mm.LockAll(how, _scratch.Changes);
        }

        FinishPopulated(0, 0, isCurrent ? ulong.MaxValue : 0, outbox);
    }

    /// <inheritdoc/>
    public void Munlockall(Outbox outbox)
    {
        Errno error = LockCalls.CheckUnlockAll(Mm, Caller);
        if (error == Errno.None)
        {
            Mm.FutureLock = VmFlags.None;
            Mm.LockAll(VmFlags.None, _scratch.Changes);
        }

        FinishChanges(-(long)error, outbox);
    }

    private void Lock(ulong addr, ulong len, VmFlags how, Outbox outbox)
    {
        Result<AddressRange> checkedRange =
            LockCalls.CheckLock(Mm, addr, len, Caller, _setup.FrameCount);
        AddressRange range = checkedRange.IsOk ? checkedRange.Value : default;
        Errno error = checkedRange.IsOk
            ? Mm.Lock(range.Start, range.End, how, _scratch.Changes)
            : checkedRange.Error;
        ulong populated = error == Errno.None ? range.End : range.Start;
        FinishPopulated(-(long)error, range.Start, populated, outbox);
    }

    /// <summary>The owners are told of what the call changed, the pages of a range are brought in;
    /// then it returns.</summary>
    private void FinishPopulated(long result, ulong start, ulong end, Outbox outbox)
    {
        TellChanges(outbox);
        _call.Result = result;
        _call.Address = start;
        _call.End = end;
        AwaitThen(Stage.Populate, outbox);
    }

    /// <summary>
    /// Goes on bringing in pages, each by a fault: a store's where the page is private and may be
    /// stored to, so that the copy is made at once. Kernel: <c>mm_populate</c>.
    /// </summary>
    private void Populate(Outbox outbox)
    {
        _call.IsPopulating = true;
        while (Mm.Areas.Find(_call.Address) is { } area && area.Start < _call.End
            && _call.Address < _call.End)
        {
            VmAreaState state = area.State;
            _call.Address = Math.Max(_call.Address, state.Start);
            if ((state.Flags & VmFlags.LockOnFault) != 0)
            {
                _call.Address = state.End;
            }
            else if (!state.Allows(isStore: false))
            {
                SkipUnpopulated();
            }
            else if (IsPopulated(state))
            {
                _call.Address += PageSize.PageSizeBytes;
            }
            else
            {
                bool isStore = !state.IsShared && state.Allows(isStore: true);
                _fault = new FaultState { Address = _call.Address, IsStore = isStore };
                Fault(outbox);
                return;
            }
        }

        _call.IsPopulating = false;
        Finish(_call.Result, outbox);
    }

    private bool IsPopulated(in VmAreaState area)
    {
        PageTableEntry entry = Pages.Get(_call.Address);
        return entry.Present
            && (entry.Writable || area.IsShared || !area.Allows(isStore: true));
    }

    /// <summary>A page cannot be brought in: in linux mlock(2) fails, and the range stays locked;
    /// other calls go on with the next area.</summary>
    private void SkipUnpopulated()
    {
        bool isLock = _call.Number is (int)CallNumber.Mlock or (int)CallNumber.Mlock2;
        if (isLock && Profile == Profile.Linux)
        {
            _call.Result = -(long)Errno.ENOMEM;
            _call.Address = _call.End;
        }
        else
        {
            _call.Address = Mm.Areas.Containing(_call.Address)!.End;
        }
    }

    /// <summary>The page cache may evict the pages of areas that a call unlocked.</summary>
    private void TellUnlocked(Outbox outbox)
    {
        _scratch.Pages.Clear();
        foreach (AreaChange change in _scratch.Changes)
        {
            VmAreaState after = change.After;
            if (!change.Area.IsLocked || after.IsLocked || change.Kind != AreaChangeKind.Protect)
            {
                continue;
            }

            foreach (PageTable.Item item in Pages.Walk(after.Start, after.End))
            {
                if (item.Entry.HoldsFrame)
                {
                    _scratch.Pages.Add(Describe(item.Address >> PageSize.PageShift, item.Entry));
                }
            }
        }

        if (_scratch.Pages.Count > 0)
        {
            outbox.Send(
                ActorId.PageCache, default(Unlock), AddPages(_scratch.Pages, outbox.Payloads));
        }
    }

    /// <summary>Whether it has the page at an address locked.</summary>
    private bool HasLocked(ulong address) =>
        State != ProcessState.Unborn && Mm.Areas.Containing(address) is { State.IsLocked: true };
}
