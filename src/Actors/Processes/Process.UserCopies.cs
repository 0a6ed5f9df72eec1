using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Processes;

/// <content>Copies between a call and user memory: a page a turn where the page is
/// visible.</content>
public sealed partial class Process
{
    private const int PathLengthMax = 4096;

    private UserCopy _copy;

    /// <summary>Copies a payload to user memory, then goes on with the call. The payload is
    /// freed.</summary>
    private void CopyOut(ulong address, PayloadId payload, CopyThen then, Outbox outbox)
    {
        _copy = new UserCopy
        {
            IsActive = true,
            ToUser = true,
            Address = address,
            Payload = payload,
            Length = outbox.Payloads.Bytes(payload).Length,
        };
        _call.Then = then;
        ContinueCopy(false, outbox);
    }

    /// <summary>Copies from user memory to a payload, then goes on with the call, which owns the
    /// payload.</summary>
    private void CopyIn(ulong address, int length, CopyThen then, Outbox outbox) =>
        CopyIn(address, length, false, then, outbox);

    /// <summary>Copies a path from user memory, then goes on with the call, which owns the
    /// payload.</summary>
    private void CopyPath(ulong address, Outbox outbox) =>
        CopyIn(address, PathLengthMax, true, CopyThen.Path, outbox);

    private void CopyIn(
        ulong address, int length, bool isString, CopyThen then, Outbox outbox)
    {
        _copy = new UserCopy
        {
            IsActive = true,
            IsString = isString,
            Address = address,
            Payload = outbox.Payloads.Add(length),
            Length = length,
        };
        _call.Then = then;
        ContinueCopy(false, outbox);
    }

    /// <summary>Copies on from where it stands, to the end or to what a later turn must
    /// do.</summary>
    private void ContinueCopy(bool allowVisible, Outbox outbox)
    {
        while (_copy.Done < _copy.Length && !_copy.Faulted)
        {
            bool isVisible = Pages.Get(_copy.Address).Visible;
            switch (CopyPiece(allowVisible, outbox))
            {
                case MmuOutcome.Done:
                    allowVisible &= !isVisible;
                    break;
                case MmuOutcome.Visible:
                    StepTo(Next.Copy, outbox);
                    return;
                default:
                    BeginFault(_copy.Address, _copy.ToUser, outbox);
                    return;
            }
        }

        FinishCopy(outbox);
    }

    private MmuOutcome CopyPiece(bool allowVisible, Outbox outbox)
    {
        int room = PageSize.PageSizeBytes - PageSize.OffsetOf(_copy.Address);
        int count = Math.Min(room, _copy.Length - _copy.Done);
        Span<byte> bytes = outbox.Payloads.Bytes(_copy.Payload).Slice(_copy.Done, count);
        MmuOutcome outcome = _copy.ToUser
            ? _image.Mmu.StoreBytes(_copy.Address, bytes, allowVisible)
            : _image.Mmu.LoadBytes(_copy.Address, bytes, allowVisible);
        if (outcome != MmuOutcome.Done)
        {
            return outcome;
        }

        int end = _copy.IsString ? bytes.IndexOf((byte)0) : -1;
        if (end >= 0)
        {
            _copy.Done += end;
            _copy.Length = _copy.Done;
        }
        else
        {
            _copy.Done += count;
        }

        _copy.Address = unchecked(_copy.Address + (ulong)count);
        return MmuOutcome.Done;
    }

    private void FinishCopy(Outbox outbox)
    {
        UserCopy done = _copy;
        _copy = default;
        if (done.ToUser)
        {
            outbox.Payloads.Free(done.Payload);
        }

        switch (_call.Then)
        {
            case CopyThen.Begin:
                BeginProgram(outbox);
                break;
            case CopyThen.Return:
                Finish(done.Faulted ? -(long)Errno.EFAULT : _call.Result, outbox);
                break;
            case CopyThen.ReadChunk:
                AskRead(done, outbox);
                break;
            case CopyThen.ReadNext:
                ReadCopied(done, outbox);
                break;
            case CopyThen.WriteChunk:
                AskWrite(done, outbox);
                break;
            case CopyThen.Path:
                PathCopied(done, outbox);
                break;
            case CopyThen.ShmSet:
                ShmSetCopied(done, outbox);
                break;
            default:
                FinishSignalCopy(done, outbox);
                break;
        }
    }

    /// <summary>What the calls about signals go on with.</summary>
    private void FinishSignalCopy(in UserCopy done, Outbox outbox)
    {
        switch (_call.Then)
        {
            case CopyThen.Handler:
                HandlerCopied(done, outbox);
                break;
            case CopyThen.HandlerReturn:
                HandlerReturnCopied(done, outbox);
                break;
            case CopyThen.Action:
                ActionCopied(done, outbox);
                break;
            case CopyThen.Mask:
                MaskCopied(done, outbox);
                break;
            case CopyThen.Suspend:
                SuspendCopied(done, outbox);
                break;
            case CopyThen.SignalWait:
                SignalWaitCopied(done, outbox);
                break;
            case CopyThen.SignalWaitTime:
                SignalWaitTimeCopied(done, outbox);
                break;
            case CopyThen.SignalStack:
                SignalStackCopied(done, outbox);
                break;
            case CopyThen.QueueSignal:
                QueueSignalCopied(done, outbox);
                break;
            default:
                FinishTimeCopy(done, outbox);
                break;
        }
    }

    /// <summary>What the calls about time, children, limits and pipes go on with.</summary>
    private void FinishTimeCopy(in UserCopy done, Outbox outbox)
    {
        switch (_call.Then)
        {
            case CopyThen.Sleep:
                SleepCopied(done, outbox);
                break;
            case CopyThen.Timer:
                TimerCopied(done, outbox);
                break;
            case CopyThen.PollMask:
                PollMaskCopied(done, outbox);
                break;
            case CopyThen.PollTime:
                PollTimeCopied(done, outbox);
                break;
            case CopyThen.PollEntries:
                PollEntriesCopied(done, outbox);
                break;
            case CopyThen.Limit:
                LimitCopied(done, outbox);
                break;
            case CopyThen.PipeEnds:
                PipeEndsCopied(done, outbox);
                break;
            case CopyThen.WaitUsage when done.Faulted:
                Fail(Errno.EFAULT, outbox);
                break;
            case CopyThen.WaitUsage:
                ReturnUsage(outbox);
                break;
            default:
                throw new KernelBug($"{Id} goes on with {_call.Then} after a copy");
        }
    }

    /// <summary>Whether the copy failed; then its payload is freed and the call returns
    /// EFAULT.</summary>
    private bool FailedCopy(in UserCopy copy, Outbox outbox)
    {
        if (copy.Faulted)
        {
            outbox.Payloads.Free(copy.Payload);
            Fail(Errno.EFAULT, outbox);
        }

        return copy.Faulted;
    }
}
