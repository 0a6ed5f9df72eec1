using System;
using System.Collections.Generic;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Processes;

/// <summary>One process: its memory, its descriptors and the program that it runs. Kernel:
/// <c>task_struct</c>.</summary>
/// <remarks>
/// It does one thing at a time. Its program runs on until the next visible instruction, which is
/// the work of the next <see cref="Step"/>; a call or a fault sends requests, and when the last
/// awaited reply is in, <see cref="Continue"/> goes on with the stage that was noted. A signal is
/// taken when the process comes out of its wait; waits that may last for ever (a sleep, wait(2), a
/// pipe or terminal) are cut short for it. The parts of the class: Running (instructions), Faults,
/// UserCopies, Signals (how they come and what they do), Handlers, Timers, Lifecycle (start, fork,
/// exit), and one for each family of calls.
/// </remarks>
public sealed partial class Process : Actor, IProcessHandlers, ICallHandlers
{
    private readonly MachineSetup _setup;
    private readonly PhysicalMemory _memory;
    private readonly ProcessImages _images;
    private readonly PayloadStore _payloads;
    private readonly Scratch _scratch;
    private ProcessImage _image;
    private Stage _stage;
    private int _outstanding;

    /// <summary>Makes a process that is not born yet.</summary>
    internal Process(
        ActorId id,
        MachineSetup setup,
        PhysicalMemory memory,
        ProcessImages images,
        PayloadStore payloads,
        Scratch scratch)
        : base(id)
    {
        _scratch = scratch;
        _payloads = payloads;
        _setup = setup;
        _memory = memory;
        _images = images;
        _image = images.Take();
    }

    /// <summary>Its number.</summary>
    public Pid Pid => Id.Pid;

    /// <summary>Where it stands.</summary>
    public ProcessState State { get; private set; }

    /// <summary>The areas that it has mapped; changed by the process alone.</summary>
    public MmStruct Mm => _image.Mm;

    /// <summary>Its page table; changed by the process alone.</summary>
    public PageTable Pages => _image.Pages;

    /// <summary>Its descriptors; changed by the process alone.</summary>
    internal DescriptorTable Files => _image.Files;

    /// <summary>How many of its requests have no reply yet.</summary>
    internal int AwaitedReplies => _outstanding;

    /// <summary>How many requests of others it has put off.</summary>
    internal int KeptRequests => _putOff.Count;

    /// <summary>How many timers of its own it awaits: the end of a sleep, and an alarm.</summary>
    internal int AwaitedTimers => State == ProcessState.Exited ? 0
        : (IsTimed ? 1 : 0)
            + (_timers[LinuxConstants.ITIMER_REAL].DueNs != 0 ? 1 : 0);

    /// <summary>Whether it waits no longer than until a time.</summary>
    private bool IsTimed => _sleepDueNs != long.MaxValue
        && (State == ProcessState.Sleeping || _stage == Stage.Poll);

    /// <summary>Whether a message of a timer is one that it awaits.</summary>
    internal bool AwaitsTimer(in Envelope message) => State != ProcessState.Exited && (
        message.Kind == MessageKind.Wake
            ? IsTimed && Wake.Unpack(message).Sleep == _sleep
            : message.Kind == MessageKind.Tick && Tick.Unpack(message).Setting == _timerSetting);

    /// <summary>The open file that its call works on.</summary>
    internal FileId CallFile => _call.File;

    private Profile Profile => _setup.Profile;

    private Credentials Caller => new(
        _image.Uid, _image.Gid, _image.Uid == 0 ? Model.Capabilities.All : Model.Capabilities.None);

    private uint Capabilities => (uint)Caller.Capabilities;

    /// <inheritdoc/>
    public override void Receive(in Envelope envelope, Outbox outbox) =>
        ProcessDispatch.Deliver(this, envelope, outbox);

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _image.Reset();
        State = ProcessState.Unborn;
        _stage = Stage.None;
        _outstanding = 0;
        _next = Next.Run;
        _budget = BudgetInstructions;
        _copy = default;
        _call = default;
        _fault = default;
        _pending.Reset();
        _restart = 0;
        _maskBefore = null;
        _timers = default;
        _timerSetting = 0;
        _usedNs = 0;
        _childrenUsedNs = 0;
        _sleep = 0;
        _sleepDueNs = 0;
        _sleepsOn = false;
        FatalFault = null;
        _putOff.Reset();
        _unmaps = default;
    }

    /// <inheritdoc/>
    public override ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Requests << 32) | (uint)_outstanding);
        hash = StateHash.Mix(
            hash,
            (ulong)State | ((ulong)_stage << 8) | ((ulong)_next << 16) | ((ulong)_sleep << 32));
        hash = StateHash.Mix(hash, unchecked((ulong)_budget)); // the last call may overdraw it
        hash = HashSignals(hash);
        hash = HashTimers(hash);
        hash = StateHash.Mix(_call.Hash(hash), _payloads.Digest(_call.Path));
        hash = _fault.Hash(hash);
        hash = _putOff.Hash(_unmaps, hash);
        hash = _copy.Hash(hash, _payloads);
        return State == ProcessState.Exited ? hash : _image.Hash(hash);
    }

    /// <summary>
    /// The file that it reads or writes at the moment; none where it waits for nothing there.
    /// </summary>
    internal FileId TransferFile => _stage == Stage.Transfer ? _call.File : default;

    /// <summary>The open file description of each descriptor, in their order.</summary>
    internal FileId[] OpenFiles()
    {
        FileId[] files = new FileId[_image.Files.Count];
        _image.Files.CopyFiles(files);
        return files;
    }

    /// <summary>What it waits for, as a report tells it; empty where it runs or is gone.</summary>
    public string DescribeWait() => State switch
    {
        ProcessState.Sleeping => _sleepDueNs == long.MaxValue ? "a signal" : "sleep",
        ProcessState.Stopped => "SIGCONT",
        ProcessState.Waiting or ProcessState.Exiting => _stage.Describe(_fault),
        ProcessState.Unborn or ProcessState.Running or ProcessState.Exited => string.Empty,
        _ => throw new KernelBug($"{Id} is {State}"),
    };

    /// <summary>
    /// The kernel's actors that owe it a reply which reports explain; Init and a pipe explain
    /// themselves.
    /// </summary>
    internal IReadOnlyList<ActorId> AskedActors => _stage switch
    {
        Stage.Shm or Stage.ShmLookup or Stage.ShmFault => [ActorId.ShmManager],
        Stage.FileFault or Stage.FrameFault or Stage.SwapFault => [ActorId.PageCache],
        Stage.File or Stage.Transfer or Stage.Poll or Stage.MapFile or Stage.ForkMapped =>
            [ActorId.FileSystem],
        Stage.CallResult or Stage.Populate or Stage.ForkCounted or Stage.Closed =>
            [ActorId.ShmManager, ActorId.FileSystem, ActorId.PageCache],
        Stage.None or Stage.ExitTold or Stage.Fork or Stage.Wait or Stage.Init
            or Stage.ChildPolicy => [],
        _ => throw new KernelBug($"no process waits in {_stage}"),
    };

    /// <summary>Where its program stands, as <c>file:line</c>; empty before it has one.</summary>
    internal string DescribePlace()
    {
        if (State == ProcessState.Unborn || !_image.Cpu.HasProgram)
        {
            return string.Empty;
        }

        (string file, int line) = _image.Cpu.Location;
        return FormattableString.Invariant($"{file}:{line}");
    }

    /// <summary>Whether it awaits a reply that belongs to a wait.</summary>
    internal bool IsAtStage(ProcessWait wait) => State == ProcessState.Waiting && wait switch
    {
        ProcessWait.Frame => _stage is Stage.FrameFault,
        ProcessWait.Swap => _stage is Stage.SwapFault or Stage.ShmFault,
        ProcessWait.Disk => _stage is Stage.FileFault or Stage.File or Stage.Transfer,
        ProcessWait.Segment => _stage is Stage.Shm or Stage.ShmLookup or Stage.ShmFault,
        ProcessWait.Fork => _stage is Stage.Fork or Stage.ForkMapped or Stage.ForkCounted,
        ProcessWait.Child => _stage is Stage.Wait,
        ProcessWait.Pipe => _stage is Stage.Transfer,
        ProcessWait.Sleep => false, // a state of its own
        _ => throw new KernelBug($"no process waits for {wait}"),
    };

    /// <summary>Whether it still waits for what it forks for a child to be counted.</summary>
    internal bool IsForking(Pid child) =>
        _stage == Stage.ForkCounted && _call.Child == child;

    /// <summary>
    /// Whether it waits for the page of an address, which may take the place of one there.
    /// </summary>
    internal bool IsAwaitingPageAt(ulong address) =>
        _stage is Stage.FrameFault or Stage.FileFault
        && PageSize.RoundDown(_fault.Address) == PageSize.RoundDown(address);

    /// <summary>Adds the requests that it has put off, and its own payload, to a ledger.</summary>
    internal void AddKept(RequestLedger ledger)
    {
        _putOff.AddKept(Id, ledger);
        ledger.Payloads.Add(_call.Path.Value, 1, Reference.Of(Id, "has it as a path"));
        if (_copy.IsActive)
        {
            ledger.Payloads.Add(_copy.Payload.Value, 1, Reference.Of(Id, "copies it"));
        }
    }

    /// <summary>Goes on with a stage once every reply is in that is awaited; at once where none
    /// is.</summary>
    private void AwaitThen(Stage stage, Outbox outbox)
    {
        _stage = stage;
        if (_outstanding > 0)
        {
            if (State != ProcessState.Exiting)
            {
                State = ProcessState.Waiting;
            }

            return;
        }

        Continue(outbox);
    }

    /// <summary>Sends a request whose reply is awaited.</summary>
    private void Ask<TRequest>(
        ActorId to, in TRequest message, Outbox outbox, PayloadId payload = default)
        where TRequest : struct, IMessage<TRequest>
    {
        outbox.Request(to, message, payload);
        _outstanding++;
    }

    /// <summary>An awaited reply is in.</summary>
    private void Arrived(in MessageHeader header, Outbox outbox)
    {
        if (_outstanding == 0)
        {
            throw new KernelBug($"{Id} got {header.Kind} and awaits nothing");
        }

        if (--_outstanding == 0)
        {
            if (State == ProcessState.Waiting)
            {
                State = ProcessState.Running;
            }

            Continue(outbox);
        }
    }

    /// <summary>Every awaited reply is in: the next stage.</summary>
    private void Continue(Outbox outbox)
    {
        Stage stage = _stage;
        _stage = Stage.None;
        switch (stage)
        {
            case Stage.CallResult:
                Finish(_call.Result, outbox);
                break;
            case Stage.Populate:
                Populate(outbox);
                break;
            case Stage.ForkMapped:
                CopyForFork(outbox);
                break;
            case Stage.ForkCounted:
                FinishFork(outbox);
                break;
            case Stage.Closed:
                Ask(ActorId.Init, new Exit(_call.Status, UsedNs), outbox);
                _stage = Stage.ExitTold;
                break;
            case Stage.ExitTold:
                Vanish();
                break;
            default:
                throw new KernelBug($"{Id} goes on with {stage}");
        }
    }

    /// <summary>Adds what is wrong inside this process to a list.</summary>
    public override void CheckInvariants(List<string> violations)
    {
        Violations.Collect(violations, this, Mm, static part => part.CheckInvariants());
        if (State is ProcessState.Unborn or ProcessState.Exited && Pages.Count > 0)
        {
            violations.Add($"process {Pid.Value} is {State} and maps {Pages.Count} pages");
        }
    }
}
