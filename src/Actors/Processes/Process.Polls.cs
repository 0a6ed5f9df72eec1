using System;
using System.Runtime.InteropServices;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Signals;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content>poll(2) and ppoll(2).</content>
/// <remarks>Differs from Linux: one that a stop cuts short waits for its whole time
/// again.</remarks>
public sealed partial class Process
{
    private const long NsPerMillisecond = 1_000_000;

    /// <inheritdoc/>
    public void Poll(ulong fds, ulong nfds, int timeout, Outbox outbox)
    {
        long due = timeout < 0 ? long.MaxValue : outbox.NowNs + (timeout * NsPerMillisecond);
        BeginPoll(fds, nfds, due, outbox);
    }

    /// <inheritdoc/>
    public void Ppoll(
        ulong fds, ulong nfds, ulong timeout, ulong mask, ulong sigsetsize, Outbox outbox)
    {
        if (mask != 0 && sigsetsize != SetBytes)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        (_call.Address, _call.Length, _call.End, _call.Total) = (fds, nfds, mask, timeout);
        if (timeout != 0)
        {
            CopyIn(timeout, TimeBytes, CopyThen.PollTime, outbox);
        }
        else
        {
            AskPollMask(long.MaxValue, outbox);
        }
    }

    private void PollTimeCopied(in UserCopy copy, Outbox outbox)
    {
        if (TakeTime(copy, outbox, out long dueNs))
        {
            AskPollMask(dueNs, outbox);
        }
    }

    private void AskPollMask(long dueNs, Outbox outbox)
    {
        _call.Offset = dueNs;
        if (_call.End != 0)
        {
            CopyIn(_call.End, SetBytes, CopyThen.PollMask, outbox);
        }
        else
        {
            BeginPoll(_call.Address, _call.Length, dueNs, outbox);
        }
    }

    private void PollMaskCopied(in UserCopy copy, Outbox outbox)
    {
        if (TakeSet(copy, outbox, out SignalSet set))
        {
            _maskBefore = _image.Blocked;
            _image.Blocked = set & ~SignalSet.Unstoppable;
            BeginPoll(_call.Address, _call.Length, _call.Offset, outbox);
        }
    }

    private void BeginPoll(ulong entries, ulong count, long dueNs, Outbox outbox)
    {
        if (count > (ulong)MostFiles)
        {
            RestoreMask();
            Fail(Errno.EINVAL, outbox);
            return;
        }

        (_call.Address, _call.Offset) = (entries, dueNs);
        if (count == 0)
        {
            SleepFor(dueNs == long.MaxValue ? null : dueNs, outbox);
        }
        else
        {
            CopyIn(
                entries, (int)count * PollEntry.UserBytes, CopyThen.PollEntries, outbox);
        }
    }

    private void PollEntriesCopied(in UserCopy copy, Outbox outbox)
    {
        if (copy.Faulted)
        {
            RestoreMask();
        }

        if (FailedCopy(copy, outbox))
        {
            return;
        }

        int count = copy.Length / PollEntry.UserBytes;
        PayloadId payload = outbox.Payloads.Add(count * PollEntry.SizeBytes);
        Span<PollEntry> entries = outbox.Payloads.Items<PollEntry>(payload);
        ReadOnlySpan<byte> bytes = outbox.Payloads.Bytes(copy.Payload);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> asked = bytes[(i * PollEntry.UserBytes)..];
            ref PollEntry entry = ref entries[i];
            entry.Descriptor = MemoryMarshal.Read<int>(asked);
            entry.Events = MemoryMarshal.Read<short>(asked[sizeof(int)..]);
            entry.File = _image.Files[entry.Descriptor].File;
            bool isClosed = entry.Descriptor >= 0 && entry.File == default;
            entry.Ready = (short)(isClosed ? POLLNVAL : 0);
        }

        outbox.Payloads.Free(copy.Payload);
        AskPoll(payload, outbox);
    }

    private void AskPoll(PayloadId entries, Outbox outbox)
    {
        long due = _call.Offset;
        bool waits = due > outbox.NowNs;
        _call.Request = outbox.Request(ActorId.FileSystem, new FilePoll(waits), entries);
        _outstanding = 1;
        _sleep++;
        _sleepDueNs = waits ? due : long.MaxValue;
        AwaitThen(Stage.Poll, outbox);
        if (IsTimed)
        {
            outbox.SendAt(due, new Wake(_sleep));
        }

        Interrupt(outbox); // a signal may have come before
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FilePollDone message, Outbox outbox)
    {
        TakeReply();
        if (message.Result < 0 && !_call.IsTimedOut)
        {
            outbox.Payloads.Free(header.Payload);
            Finish(-RestartUnlessHandled, outbox);
            return;
        }

        RestoreMask();
        ReadOnlySpan<PollEntry> entries = outbox.Payloads.Items<PollEntry>(header.Payload);
        PayloadId payload = outbox.Payloads.Add(entries.Length * PollEntry.UserBytes);
        entries = outbox.Payloads.Items<PollEntry>(header.Payload);
        Span<byte> bytes = outbox.Payloads.Bytes(payload);
        for (int i = 0; i < entries.Length; i++)
        {
            PollEntry entry = entries[i];
            Span<byte> told = bytes[(i * PollEntry.UserBytes)..];
            MemoryMarshal.Write(told, entry.Descriptor);
            MemoryMarshal.Write(told[sizeof(int)..], entry.Events);
            MemoryMarshal.Write(told[(sizeof(int) + sizeof(short))..], entry.Ready);
        }

        outbox.Payloads.Free(header.Payload);
        _call.Result = Math.Max(message.Result, 0);
        CopyOut(_call.Address, payload, CopyThen.Return, outbox);
    }
}
