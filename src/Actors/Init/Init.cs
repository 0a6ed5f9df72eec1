using System.Collections.Generic;
using System.Collections.Immutable;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Init;

/// <summary>
/// Gives pids, keeps who is whose child, and brings signals. Kernel: fork.c, exit.c and signal.c.
/// </summary>
/// <remarks>
/// Init is process 1 itself: the parent of what the scenario starts and of orphans, which it reaps
/// at once. It leads the one session, as a shell does, in which each of the scenario's processes
/// leads a group. Differs from Linux: pids are not used again; an orphaned group that is stopped
/// gets no SIGHUP. The parts of the class: Waits (exit, wait, stops), Signals, Groups.
/// </remarks>
internal sealed partial class Init : Actor, IInitHandlers
{
    /// <summary>Init's own pid.</summary>
    public static readonly Pid Self = new(1);

    /// <summary>The pid of the first process of the scenario.</summary>
    public static readonly Pid First = new(MachineSetup.FirstPid);

    /// <summary>The highest pid where no other limit is given.</summary>
    public const int DefaultPidLimit = 4 * 32_768;

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

    /// <inheritdoc/>
    public override void Receive(in Envelope envelope, Outbox outbox) =>
        InitDispatch.Deliver(this, envelope, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Fork message, Outbox outbox)
    {
        Pid parent = Caller(header);
        uint uid = _tasks[parent].Uid;
        bool isLimited = message.MostProcesses != 0;
        if (!_tasks.HasRoom || (isLimited && CountOf(uid) >= message.MostProcesses))
        {
            outbox.Reply(header, new ForkDone(Errno.EAGAIN, default));
            return;
        }

        TaskEntry entry = _tasks[parent];
        Pid child = _tasks.Add(parent, entry.Group, entry.Uid, entry.Name);
        ref TaskEntry made = ref _tasks[child];
        made.Session = entry.Session;
        made.LeavesNoZombies = entry.LeavesNoZombies;
        made.HearsNoStops = entry.HearsNoStops;
        outbox.Reply(header, new ForkDone(Errno.None, child));
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
            Pid pid = _tasks.Add(Self, default, setup.Uid, setup.Name);
            _tasks[pid].Session = Self;
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
            bool isZombie = entry.State == TaskState.Zombie;
            if (isZombie && (entry.Parent == Self || parent.State != TaskState.Running))
            {
                violations.Add($"Init: nobody will wait for the zombie {i}");
            }

            if (entry.State != TaskState.Reaped && parent.WaitRequest != 0
                && IsAwaited(new Pid(i), parent.WaitFor, parent.WaitOptions))
            {
                violations.Add(
                    $"Init: {entry.Parent.Value} waits for what {i} has come to already");
            }
        }
    }

    private int CountOf(uint uid)
    {
        int count = 0;
        for (int i = First.Value; i <= _tasks.Last; i++)
        {
            count += _tasks.Exists(new Pid(i)) && _tasks[new Pid(i)].Uid == uid ? 1 : 0;
        }

        return count;
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
}
