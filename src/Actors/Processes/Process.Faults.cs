using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Signals;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content>
/// Page faults. The area says whether the access is allowed; then its pages' owner is asked for the
/// page: the shm
/// manager for a segment's, the page cache for a file's, and for a frame of one's own.
/// </content>
/// <remarks>Differs from Linux: a load of untouched private memory takes a frame at once, there is
/// no shared zero page.</remarks>
public sealed partial class Process
{
    private FaultState _fault;

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ShmFaultDone message, Outbox outbox)
    {
        TakeReply();
        if (RefusedPage(message.Error, outbox))
        {
            return;
        }

        MapPage(message.Frame, AllowsStore(), true);
        outbox.Send(ActorId.ShmManager, new Mapped(message.Segment, message.Page));
        FaultResolved(outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileFaultDone message, Outbox outbox)
    {
        TakeReply();
        if (RefusedPage(message.Error, outbox))
        {
            return;
        }

        MapPage(message.Frame, message.Copied || message.Writable, !message.Copied);
        if (!message.Copied)
        {
            outbox.Send(ActorId.PageCache, new FileMapped(message.Inode, message.Page));
        }

        FaultResolved(outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FrameAllocateDone message, Outbox outbox)
    {
        TakeReply();
        if (RefusedPage(message.Error, outbox))
        {
            return;
        }

        if (IsImageArea(Mm.Areas.Containing(_fault.Address)!.State))
        {
            _image.Cpu.Image.FillPage(_fault.Address, _memory.Page(message.Frame));
        }

        MapPage(message.Frame, AllowsStore(), false);
        FaultResolved(outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FrameCopyDone message, Outbox outbox)
    {
        TakeReply();
        if (RefusedPage(message.Error, outbox))
        {
            return;
        }

        MapPage(message.Frame, true, false);
        _stage = Stage.None;
        AnswerUnmaps(outbox);
        FaultResolved(outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in SwapInDone message, Outbox outbox)
    {
        TakeReply();
        if (RefusedPage(message.Error, outbox))
        {
            return;
        }

        // Others may have got the same frame: the first store asks.
        MapPage(message.Frame, false, false);
        FaultResolved(outbox);
    }

    /// <summary>The program or a copy met an address that the page table does not let it
    /// access.</summary>
    private void BeginFault(ulong address, bool isStore, Outbox outbox)
    {
        _fault = new FaultState { Address = address, IsStore = isStore };
        bool isAllowed = Mm.Access(address, isStore, out VmArea? area) == AreaAccess.Allowed;
        if (!isAllowed || (_image.Cpu.FaultIsFetch && !_copy.IsActive))
        {
            int code = area is null ? SEGV_MAPERR : SEGV_ACCERR;
            Refuse(Signal.SIGSEGV, code, null, outbox);
            return;
        }

        _fault.IsVisible = area!.State.IsShared || IsUncopiedFilePage(area.State, address);
        if (_fault.IsVisible)
        {
            StepTo(Next.Fault, outbox);
        }
        else
        {
            Fault(outbox);
        }
    }

    /// <summary>Asks for the page.</summary>
    private void Fault(Outbox outbox)
    {
        bool isInCall = _copy.IsActive || _call.IsPopulating;
        if (isInCall && FatalSignal() is not Signal.None and var fatal)
        {
            Die(fatal, outbox);
            return;
        }

        if (!isInCall && HasSignal)
        {
            RunProgram(false, outbox); // to here again, after the handlers
            return;
        }

        VmAreaState area = Mm.Areas.Containing(_fault.Address)!.State;
        PageTableEntry entry = Pages.Get(_fault.Address);
        ulong page = _fault.Address >> PageSize.PageShift;
        if (entry.Swapped)
        {
            SwapIn swapIn = new(
                entry.Slot, (byte)FrameUse.Anonymous, (ulong)Pid.Value, page);
            AskPage(ActorId.PageCache, swapIn, Stage.SwapFault, outbox);
        }
        else if (area.Kind == AreaKind.Shm)
        {
            FaultInSegment(area, entry, outbox);
        }
        else if (area.IsShared || IsUncopiedFilePage(area, _fault.Address))
        {
            FileFault fault = new(
                area.Backing.Inode,
                area.PageOf(_fault.Address),
                PageSize.RoundDown(_fault.Address),
                _fault.IsStore,
                !area.IsShared);
            AskPage(ActorId.PageCache, fault, Stage.FileFault, outbox);
        }
        else if (entry.HoldsFrame)
        {
            AskPage(
                ActorId.PageCache, new FrameCopy(entry.Frame, page), Stage.FrameFault, outbox);
        }
        else
        {
            FrameUse use = IsImageArea(area) ? FrameUse.Image : FrameUse.Anonymous;
            FrameAllocate allocate = new((byte)use, (ulong)Pid.Value, page);
            AskPage(ActorId.PageCache, allocate, Stage.FrameFault, outbox);
        }
    }

    private void FaultInSegment(in VmAreaState area, PageTableEntry entry, Outbox outbox)
    {
        if (entry.Present)
        {
            // It was mapped while the area was read-only.
            Pages.Set(_fault.Address, entry.WithWritable(true));
            FaultResolved(outbox);
            return;
        }

        ShmFault fault = new(area.Backing.Segment, area.PageOf(_fault.Address), _fault.IsStore);
        AskPage(ActorId.ShmManager, fault, Stage.ShmFault, outbox);
    }

    private void AskPage<TRequest>(
        ActorId owner, in TRequest request, Stage stage, Outbox outbox)
        where TRequest : struct, IMessage<TRequest>
    {
        _fault.IsPending = true;
        Ask(owner, request, outbox);
        AwaitThen(stage, outbox);
    }

    /// <summary>The page is there: the access is tried again, as a turn of its own where it is
    /// visible.</summary>
    private void FaultResolved(Outbox outbox)
    {
        _fault.IsPending &= _fault.IsVisible;
        if (_call.IsPopulating)
        {
            Populate(outbox);
        }
        else if (_fault.IsVisible)
        {
            StepTo(_copy.IsActive ? Next.Copy : Next.Run, outbox);
        }
        else if (_copy.IsActive)
        {
            ContinueCopy(false, outbox);
        }
        else
        {
            RunProgram(false, outbox);
        }
    }

    /// <summary>There is no page: the process gets SIGBUS, or is killed where memory ran out.
    /// One whose page left meanwhile looks at its entry again.</summary>
    private bool RefusedPage(Errno error, Outbox outbox)
    {
        switch (error)
        {
            case Errno.None:
                return false;
            case Errno.EAGAIN:
                FaultResolved(outbox);
                break;
            case Errno.ENOMEM:
                DieOfMemory(outbox);
                break;
            case Errno.EIO:
                Refuse(Signal.SIGBUS, BUS_ADRERR, "the device failed", outbox);
                break;
            default:
                Refuse(Signal.SIGBUS, BUS_ADRERR, "the object ends before it", outbox);
                break;
        }

        return true;
    }

    /// <summary>No frame can be freed. In classic a store to an area that put nothing by
    /// (MAP_NORESERVE) finds out by SIGSEGV, as the mmap document says.</summary>
    private void DieOfMemory(Outbox outbox)
    {
        VmFlags flags = Mm.Areas.Containing(_fault.Address)!.State.Flags;
        bool isUnreserved = Profile == Profile.Classic
            && _fault.IsStore && (flags & VmFlags.NoReserve) != 0;
        string why = $"out of memory, none of {_setup.FrameCount} frames can be freed (swap: "
            + $"{_setup.SwapSlots} slots)";
        if (isUnreserved)
        {
            Refuse(Signal.SIGSEGV, SEGV_MAPERR, why, outbox);
        }
        else
        {
            string access = _fault.IsStore ? "store to" : "load from";
            DieAt(Signal.SIGKILL, $"{access} 0x{_fault.Address:x}: {why}", outbox);
        }
    }

    /// <summary>The access is not allowed: a call's copy fails, a program gets the signal. Without
    /// a reason, the areas tell it.</summary>
    private void Refuse(Signal signal, int code, string? why, Outbox outbox)
    {
        if (_call.IsPopulating)
        {
            SkipUnpopulated();
            Populate(outbox);
            return;
        }

        if (_copy.IsActive)
        {
            _copy.Faulted = true;
            ContinueCopy(false, outbox);
            return;
        }

        SignalInfo info = IsCanonical(_fault.Address)
            ? new(signal, code, default, 0, _fault.Address)
            : new(signal, SI_KERNEL, default, 0, 0);
        if (!Force(info))
        {
            string access = _image.Cpu.FaultIsFetch ? "call of"
                : _fault.IsStore ? "store to" : "load from";
            why ??= MissText.Of(Mm.Areas, _fault.Address);
            ReportFault(signal, $"{access} 0x{_fault.Address:x}: {why}");
        }

        RunProgram(false, outbox);
    }

    /// <summary>Whether the processor takes it for an address at all: the upper 17 bits are the
    /// same.</summary>
    private static bool IsCanonical(ulong address) =>
        unchecked((long)address) >> 47 is 0 or -1;

    /// <summary>The program's instruction cannot be executed.</summary>
    private void Trap(Signal signal, Outbox outbox)
    {
        ulong place = _image.Cpu.InstructionAddress;
        int code = signal == Signal.SIGFPE ? FPE_INTDIV
            : signal == Signal.SIGILL ? ILL_ILLOPN
            : signal == Signal.SIGBUS ? BUS_ADRALN
            : SI_KERNEL;
        if (!Force(new(signal, code, default, 0, code == SI_KERNEL ? 0 : place)))
        {
            ReportFault(signal, "the instruction cannot be executed");
        }

        RunProgram(false, outbox);
    }

    /// <summary>Whether a page came, or is being copied, for an access that is still to be
    /// made.</summary>
    private bool IsAboutToUse(ulong address) =>
        _fault.IsPending && PageSize.RoundDown(_fault.Address) == address;

    private void MapPage(FrameNumber frame, bool isWritable, bool isVisible) =>
        Pages.Set(_fault.Address, PageTableEntry.Map(frame, isWritable, isVisible));

    private bool AllowsStore() =>
        Mm.Areas.Containing(_fault.Address) is { } area && area.State.Allows(isStore: true);

    /// <summary>Whether an address shows a file's own page through a private mapping.</summary>
    private bool IsUncopiedFilePage(in VmAreaState area, ulong address)
    {
        PageTableEntry entry = Pages.Get(address);
        return area.Kind == AreaKind.File && !area.IsShared
            && (entry.IsEmpty || (entry.HoldsFrame && entry.Visible));
    }

    /// <summary>Whether an area's pages begin as the program's image has them.</summary>
    private static bool IsImageArea(in VmAreaState area) =>
        area.Kind is AreaKind.Text or AreaKind.Rodata or AreaKind.Data or AreaKind.Bss;
}
