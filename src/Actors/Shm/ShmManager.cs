using System;
using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ShmControl = ActorVm.Actors.Messaging.ShmControl;
using ShmControlRules = ActorVm.Model.Ipc.ShmControl;

namespace ActorVm.Actors.Shm;

/// <summary>
/// System V shared memory: the segments, their page tables and who attaches them.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>A segment begins without a page. The first process to touch a page has it made, later ones
/// map it; who comes in between waits for the same frame (<see cref="ShmFill"/>).</item>
/// <item>shmat(2) is two messages, with the process's own work between them. The first pins the
/// segment (nattch + 1), so that IPC_RMID in between only marks it.</item>
/// <item>Whoever takes nattch to 0 ends the segment, where the profile says so, exactly once: the
/// slot is unused at once and the answer comes when the frames have been given back
/// (<see cref="ShmRelease"/>).</item>
/// <item>Every count of a segment's frames goes to the page cache through here: raised before a
/// grant is sent, lowered when a process gives pages back.</item>
/// <item>A message about a segment that is gone is known by its generation.</item>
/// </list>
/// Its parts: Attaches (shmat, shmdt, fork, split, merge), Faults (shm_nopage), Evictions (to
/// swap), Releases.
/// </remarks>
internal sealed partial class ShmManager : Actor, IShmManagerHandlers
{
    private readonly WaitQueues _queues = new();
    private readonly ulong _commitLimitPages;

    /// <summary>Makes the segment table of a machine.</summary>
    /// <param name="profile">Whose rules it follows.</param>
    /// <param name="commitLimitPages">
    /// What frames and swap can hold: in linux no larger segment is made without SHM_NORESERVE.
    /// </param>
    public ShmManager(Profile profile, ulong commitLimitPages)
        : base(ActorId.ShmManager)
    {
        _commitLimitPages = commitLimitPages;
        Segs = new ShmSegs(profile, ShmLimits.Of(profile))
        {
            CommitLimitPages = commitLimitPages,
        };
    }

    /// <summary>The segments. Kernel: <c>shm_segs</c>.</summary>
    public ShmSegs Segs { get; }

    /// <summary>How many frames are given to processes that have not mapped them yet.</summary>
    public int GrantCount => _grants.Count;

    public override void Receive(in Envelope envelope, Outbox outbox) =>
        ShmManagerDispatch.Deliver(this, envelope, outbox);

    public void On(in MessageHeader header, in ShmGet message, Outbox outbox)
    {
        Result<ShmId> id = Segs.Get(
            message.Key,
            message.Size,
            message.Flags,
            new Credentials(message.Uid, message.Gid, (Capabilities)message.Capabilities),
            header.Sender.Pid,
            Now(outbox));
        outbox.Reply(header, new ShmGetDone(id.IsOk ? id.Value.Value : -(long)id.Error));
    }

    public void On(in MessageHeader header, in ShmControl message, Outbox outbox)
    {
        Span<byte> output = stackalloc byte[ShmControlRules.OutputBytesMax];
        ShmControlResult result = ShmControlRules.Execute(
            Segs,
            message.Id.Value,
            message.Command,
            new Credentials(message.Uid, message.Gid, (Capabilities)message.Capabilities),
            message.LockLimitBytes,
            outbox.Payloads.Bytes(header.Payload),
            output,
            Now(outbox));
        outbox.Payloads.Free(header.Payload);
        if (result.Finished is ShmidKernel finished)
        {
            ShmRelease release = BeginRelease(header);
            Destroy(finished, release, outbox);
            EndRelease(release, outbox);
            return;
        }

        if (message.Command == LinuxConstants.SHM_UNLOCK && result.Error == Errno.None)
        {
            TellUnlocked(message.Id, outbox);
        }

        PayloadId copyOut = result.OutputBytes == 0
            ? PayloadId.None
            : outbox.Payloads.Add(output[..result.OutputBytes]);
        long value = result.Error == Errno.None ? result.Value : -(long)result.Error;
        outbox.Reply(header, new ShmControlDone(value), copyOut);
    }

    public override ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, Requests);
        ulong segments = hash;
        Segs.AddTo(ref segments);
        return HashEvictions(HashReleases(HashFaults(segments)));
    }

    public override void Reset()
    {
        base.Reset();
        Segs.Reset();
        Segs.CommitLimitPages = _commitLimitPages;
        ResetFaults();
        ResetReleases();
        ResetEvictions();
        _queues.Reset();
    }

    /// <summary>Adds a line for each rule that does not hold.</summary>
    public override void CheckInvariants(List<string> violations)
    {
        Violations.Collect(violations, this, Segs, static part => part.CheckInvariants());
        for (int slot = 0; slot <= Segs.HighestSlot; slot++)
        {
            ShmidKernel? segment = Segs.InSlot(slot);
            for (ulong at = 0; segment?.NextPage(at, out PageIndex page) == true;
                at = page.Value + 1UL)
            {
                ShmPage entry = segment.PageAt(page);
                bool isAsked = FindFill(segment.Handle, page) is not null;
                if (isAsked != (entry.State == ShmPageState.Filling))
                {
                    violations.Add($"ShmManager: {page} of {segment.Handle}: {entry}, {isAsked}");
                }

                bool isLeaving = FindEviction(entry.Frame)?.IsOf(segment.Handle, page) == true;
                if (isLeaving != (entry.State == ShmPageState.Leaving))
                {
                    violations.Add($"ShmManager: {page} of {segment.Handle}: {entry} leaves?");
                }
            }
        }
    }

    private static long Now(Outbox outbox) => VirtualTime.UnixSeconds(outbox.NowNs);

    /// <summary>The segment of a message that only a holder of it can send.</summary>
    private ShmidKernel Held<T>(SegmentHandle handle, in T message)
        where T : struct =>
        Segs.Find(handle) ?? throw new KernelBug($"ShmManager: {message}, and {handle} is gone");
}
