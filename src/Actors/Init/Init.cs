using System.Collections.Generic;
using System.Collections.Immutable;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Init;

/// <summary>
/// Gives pids, keeps who is whose child, and brings signals. Kernel: fork.c, exit.c and signal.c.
/// </summary>
/// <remarks>
/// Init is process 1 itself: the parent of what the scenario starts and of orphans, which it reaps
/// at once. Differs from Linux: pids are not used again; a child's end sends no SIGCHLD; groups are
/// those that the scenario's processes lead; a process never stops.
/// </remarks>
internal sealed class Init : Actor, IInitHandlers
{
    /// <summary>Init's own pid.</summary>
    public static readonly Pid Self = new(1);

    /// <summary>The pid of the first process of the scenario.</summary>
    public static readonly Pid First = new(MachineSetup.FirstPid);

    /// <summary>The highest pid where no other limit is given.</summary>
    public const int DefaultPidLimit = 4 * 32_768;

    private const int HighestSignal = 64; // kernel: _NSIG

    private readonly ImmutableArray<ProcessSetup> _setups;
    private readonly PidTable _tasks;

    /// <summary>Makes Init with the processes that the scenario starts.</summary>
    public Init(ImmutableArray<ProcessSetup> setups, int pidLimit = DefaultPidLimit)
        : base(ActorId.Init)
    {
        _setups = setups;
        _tasks = new PidTable(pidLimit);
        Reset();
    }

    /// <summary>
    /// The highest pid that was given: pids from <see cref="First"/> up to it have a record.
    /// </summary>
    public Pid Last => new(_tasks.Last);

    /// <summary>What there is to say of a process.</summary>
    public ProcessRecord Record(Pid pid)
    {
        ref TaskEntry entry = ref _tasks[pid];
        return new ProcessRecord(pid, entry.Name, entry.Forker, entry.State, entry.Status);
    }

    /// <summary>The first turn of a run: starts the scenario's processes in their order.</summary>
    public void Boot(Outbox outbox)
    {
        for (int i = 0; i < _setups.Length; i++)
        {
            outbox.Send(ActorId.Of(new Pid(First.Value + i)), default(Start));
        }
    }

    /// <summary>Brings a signal to a process that runs; others heed none.</summary>
    public void Post(Pid target, Signal signal, Outbox outbox)
    {
        if (_tasks[target].State == TaskState.Running)
        {
            outbox.Send(ActorId.Of(target), new PostSignal((int)signal, Self, 0));
        }
    }

    /// <inheritdoc/>
    public override void Receive(in Envelope envelope, Outbox outbox) =>
        InitDispatch.Deliver(this, envelope, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Fork message, Outbox outbox)
    {
        Pid parent = Caller(header);
        if (!_tasks.HasRoom)
        {
            outbox.Reply(header, new ForkDone(Errno.EAGAIN, default));
            return;
        }

        TaskEntry entry = _tasks[parent];
        Pid child = _tasks.Add(parent, entry.Group, entry.Uid, entry.Name);
        outbox.Reply(header, new ForkDone(Errno.None, child));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Exit message, Outbox outbox)
    {
        Pid pid = Caller(header);
        LeaveOrphans(pid);
        ref TaskEntry entry = ref _tasks[pid];
        entry.State = TaskState.Zombie;
        entry.Status = new WaitStatus(message.Status);
        outbox.Reply(header, default(ExitDone));

        ref TaskEntry parent = ref _tasks[entry.Parent];
        if (entry.Parent == Self)
        {
            Reap(pid);
        }
        else if (parent.WaitRequest != 0 && parent.WaitFor.Selects(pid, entry.Group))
        {
            AnswerWait(entry.Parent, pid.Value, entry.Status, outbox);
            Reap(pid);
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Wait message, Outbox outbox)
    {
        Pid caller = Caller(header);
        ref TaskEntry entry = ref _tasks[caller];
        WaitSelector selector = WaitSelector.Of(message.Pid, entry.Group);
        Errno error = CheckWait(caller, message, selector, out Pid ended);
        if (error != Errno.None)
        {
            outbox.Reply(header, new WaitDone(-(long)error, 0));
        }
        else if (ended != default)
        {
            outbox.Reply(header, new WaitDone(ended.Value, _tasks[ended].Status.Value));
            Reap(ended);
        }
        else if ((message.Options & WNOHANG) != 0)
        {
            outbox.Reply(header, new WaitDone(0, 0));
        }
        else
        {
            entry.WaitRequest = header.Request;
            entry.WaitFor = selector;
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in WaitCancel message, Outbox outbox)
    {
        Pid caller = header.Sender.Pid;
        if (_tasks[caller].WaitRequest != 0)
        {
            AnswerWait(caller, -(long)Errno.EINTR, default, outbox);
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Kill message, Outbox outbox)
    {
        Pid caller = Caller(header);
        Errno error = message.Pid switch
        {
            > 0 => SignalOne(new Pid(message.Pid), caller, message, outbox),
            0 => SignalGroup(_tasks[caller].Group, caller, message, outbox),
            -1 => SignalAll(caller, message, outbox),
            int.MinValue => Errno.ESRCH,
            _ => SignalGroup(new Pid(-message.Pid), caller, message, outbox),
        };
        outbox.Reply(header, new KillDone(error));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ParentOf message, Outbox outbox) =>
        outbox.Reply(header, new ParentOfDone(_tasks[Caller(header)].Parent));

    /// <summary>Adds the waits that have no answer yet to a ledger.</summary>
    public void AddKept(RequestLedger ledger)
    {
        for (int i = First.Value; i <= _tasks.Last; i++)
        {
            Pid pid = new(i);
            ledger.AddKept(
                Id,
                new MessageHeader(
                    MessageKind.Wait, ActorId.Of(pid), _tasks[pid].WaitRequest, default));
        }
    }

    /// <summary>Adds the children whose end would end a process's wait.</summary>
    public void AddAwaited(Pid waiter, ICollection<Pid> children)
    {
        TaskEntry entry = _tasks[waiter];
        if (entry.WaitRequest == 0)
        {
            return;
        }

        for (Pid c = entry.FirstChild; c != default; c = _tasks[c].NextSibling)
        {
            if (entry.WaitFor.Selects(c, _tasks[c].Group))
            {
                children.Add(c);
            }
        }
    }

    /// <inheritdoc/>
    public override ulong Hash(ulong hash) => _tasks.Hash(StateHash.Mix(hash, Requests));

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _tasks.Reset();
        _tasks.Add(default, default, 0, "init");
        foreach (ProcessSetup setup in _setups)
        {
            _tasks.Add(Self, default, setup.Uid, setup.Name);
        }
    }

    /// <summary>Reports what does not fit together.</summary>
    public override void CheckInvariants(List<string> violations)
    {
        _tasks.CheckInvariants(violations);
        for (int i = First.Value; i <= _tasks.Last; i++)
        {
            ref TaskEntry entry = ref _tasks[new Pid(i)];
            ref TaskEntry parent = ref _tasks[entry.Parent];
            if (entry.State != TaskState.Zombie)
            {
                continue;
            }

            if (entry.Parent == Self || parent.State != TaskState.Running)
            {
                violations.Add($"Init: nobody will wait for the zombie {i}");
            }

            if (parent.WaitRequest != 0 && parent.WaitFor.Selects(new Pid(i), entry.Group))
            {
                violations.Add($"Init: {entry.Parent.Value} waits for {i}, which is a zombie");
            }
        }
    }

    private Pid Caller(in MessageHeader header)
    {
        Pid pid = header.Sender.Pid;
        if (!_tasks.Exists(pid) || _tasks[pid].State != TaskState.Running
            || _tasks[pid].WaitRequest != 0)
        {
            throw new KernelBug($"Init: {header.Kind} from {header.Sender}, which cannot send");
        }

        return pid;
    }

    private void LeaveOrphans(Pid parent)
    {
        while (_tasks[parent].FirstChild is var child && child != default)
        {
            _tasks.Unlink(child);
            _tasks.Link(child, Self);
            if (_tasks[child].State == TaskState.Zombie)
            {
                Reap(child);
            }
        }
    }

    private void Reap(Pid pid)
    {
        _tasks.Unlink(pid);
        _tasks[pid].State = TaskState.Reaped;
    }

    /// <summary>
    /// The errors of wait4(2), and the oldest child that has ended; none where all still run.
    /// </summary>
    private Errno CheckWait(Pid caller, in Wait wait, WaitSelector selector, out Pid ended)
    {
        ended = default;
        if ((wait.Options & ~(WNOHANG | WUNTRACED | WCONTINUED)) != 0)
        {
            return Errno.EINVAL;
        }

        if (wait.Pid == int.MinValue)
        {
            return Errno.ESRCH;
        }

        Errno error = Errno.ECHILD;
        for (Pid c = _tasks[caller].FirstChild; c != default; c = _tasks[c].NextSibling)
        {
            ref TaskEntry child = ref _tasks[c];
            if (!selector.Selects(c, child.Group))
            {
                continue;
            }

            error = Errno.None;
            if (child.State == TaskState.Zombie)
            {
                ended = c;
                break;
            }
        }

        return error;
    }

    private void AnswerWait(Pid caller, long result, WaitStatus status, Outbox outbox)
    {
        ref TaskEntry entry = ref _tasks[caller];
        outbox.Reply(ActorId.Of(caller), entry.WaitRequest, new WaitDone(result, status.Value));
        entry.WaitRequest = 0;
        entry.WaitFor = default;
    }

    private Errno SignalOne(Pid target, Pid caller, in Kill kill, Outbox outbox)
    {
        if (!_tasks.Exists(target))
        {
            return Errno.ESRCH;
        }

        if (kill.Signal is < 0 or > HighestSignal)
        {
            return Errno.EINVAL;
        }

        bool mayKill = ((Capabilities)kill.Capabilities & Capabilities.Kill) != 0;
        if (!mayKill && kill.Uid != _tasks[target].Uid)
        {
            return Errno.EPERM;
        }

        // Init itself heeds no signal, and a zombie none any more.
        if (kill.Signal != 0 && target != Self && _tasks[target].State == TaskState.Running)
        {
            outbox.Send(
                ActorId.Of(target), new PostSignal(kill.Signal, caller, kill.Uid));
        }

        return Errno.None;
    }

    /// <summary>
    /// Succeeds where one signal could be sent; else the last error. Kernel:
    /// <c>__kill_pgrp_info</c>.
    /// </summary>
    private Errno SignalGroup(Pid group, Pid caller, in Kill kill, Outbox outbox)
    {
        Errno result = Errno.ESRCH;
        for (int i = First.Value; i <= _tasks.Last; i++)
        {
            Pid pid = new(i);
            if (!_tasks.Exists(pid) || _tasks[pid].Group != group)
            {
                continue;
            }

            Errno error = SignalOne(pid, caller, kill, outbox);
            result = result == Errno.None ? result : error;
        }

        return result;
    }

    /// <summary>
    /// To all but Init and the caller; EPERM alone is no error. Kernel: <c>kill_something_info</c>.
    /// </summary>
    private Errno SignalAll(Pid caller, in Kill kill, Outbox outbox)
    {
        Errno result = Errno.ESRCH;
        for (int i = First.Value; i <= _tasks.Last; i++)
        {
            Pid pid = new(i);
            if (pid == caller || !_tasks.Exists(pid))
            {
                continue;
            }

            Errno error = SignalOne(pid, caller, kill, outbox);
            if (error != Errno.EPERM)
            {
                result = error;
            }
            else if (result == Errno.ESRCH)
            {
                result = Errno.None;
            }
        }

        return result;
    }
}
