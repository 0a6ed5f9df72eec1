using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Signals;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content>What a process may use and has used, and on what it runs.</content>
/// <remarks>Honoured are the limits of processor time, of a file, of data, the stack, address
/// space, descriptors and locked memory. The others are kept and told.</remarks>
public sealed partial class Process
{
    private const int NameCount = 6; // of a struct utsname
    private const int NameBytes = 65;

    private static ReadOnlySpan<byte> SystemNames =>
        "Linux\0actorvm\06.1.0\0#1 ActorVm\0x86_64\0(none)"u8;

    private int MostFiles => (int)Math.Min(_image.Limits[RLIMIT_NOFILE].Soft, int.MaxValue);

    /// <inheritdoc/>
    public void Getrlimit(int resource, ulong rlim, Outbox outbox)
    {
        if (resource is < 0 or >= RLIM_NLIMITS)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        ReadOnlySpan<ResourceLimit> limit = [_image.Limits[resource]];
        CopyOut(rlim, outbox.Payloads.Add(limit), CopyThen.Return, outbox);
    }

    /// <inheritdoc/>
    public void Setrlimit(int resource, ulong rlim, Outbox outbox)
    {
        _call.Flags = resource;
        CopyIn(rlim, ResourceLimit.SizeBytes, CopyThen.Limit, outbox);
    }

    private void LimitCopied(in UserCopy copy, Outbox outbox)
    {
        if (FailedCopy(copy, outbox))
        {
            return;
        }

        ResourceLimit limit = outbox.Payloads.Items<ResourceLimit>(copy.Payload)[0];
        outbox.Payloads.Free(copy.Payload);
        int resource = _call.Flags;
        if (resource is < 0 or >= RLIM_NLIMITS || limit.Soft > limit.Hard)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        bool rises = limit.Hard > _image.Limits[resource].Hard;
        if (rises && !Caller.Has(Model.Capabilities.SysResource))
        {
            Fail(Errno.EPERM, outbox);
            return;
        }

        _image.Limits[resource] = limit;
        Finish(0, outbox);
    }

    /// <inheritdoc/>
    public void Getrusage(int who, ulong usage, Outbox outbox)
    {
        if (who is not (RUSAGE_SELF or RUSAGE_CHILDREN))
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        CopyUsage(usage, who == RUSAGE_SELF ? UsedNs : _childrenUsedNs, outbox);
    }

    /// <inheritdoc/>
    public void Uname(ulong buf, Outbox outbox)
    {
        PayloadId payload = outbox.Payloads.Add(NameBytes * NameCount);
        Span<byte> bytes = outbox.Payloads.Bytes(payload);
        int place = 0;
        foreach (Range name in SystemNames.Split((byte)0))
        {
            SystemNames[name].CopyTo(bytes[place..]);
            place += NameBytes;
        }

        CopyOut(buf, payload, CopyThen.Return, outbox);
    }

    /// <summary>SIGXCPU at each second of processor time from the soft limit on, SIGKILL at the
    /// hard one.</summary>
    private void CheckProcessorLimit(Outbox outbox)
    {
        ResourceLimit limit = _image.Limits[RLIMIT_CPU];
        if (_usedNs % VirtualTime.NsPerSecond != 0 || limit.Soft == ResourceLimits.Infinity)
        {
            return;
        }

        ulong seconds = (ulong)(_usedNs / VirtualTime.NsPerSecond);
        if (seconds >= limit.Soft)
        {
            Signal signal = seconds >= limit.Hard ? Signal.SIGKILL : Signal.SIGXCPU;
            Post(new SignalInfo(signal, SI_KERNEL, default, 0, 0), outbox);
        }
    }
}
