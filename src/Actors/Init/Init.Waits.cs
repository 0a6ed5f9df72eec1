using ActorVm.Actors.Messaging;
using ActorVm.Model;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Init;

/// <content>Children that end, stop and go on, and parents that wait for it.</content>
internal sealed partial class Init
{
    private const int KnownOptions =
        WNOHANG | WUNTRACED | WEXITED | WCONTINUED | WNOWAIT;

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Exit message, Outbox outbox)
    {
        Pid pid = Caller(header);
        LeaveOrphans(pid);
        ref TaskEntry entry = ref _tasks[pid];
        entry.State = TaskState.Zombie;
        entry.Status = new WaitStatus(message.Status);
        entry.Change = TaskChange.Ended;
        entry.UsedNs = message.UsedNs;
        outbox.Reply(header, default(ExitDone));
        if (entry.Parent == Self)
        {
            Reap(pid);
            return;
        }

        int code = entry.Status.IsExit ? CLD_EXITED : CLD_KILLED;
        int told = entry.Status.IsExit ? entry.Status.ExitCode : (int)entry.Status.Signal;
        SignalParent(pid, code, told, outbox);
        if (_tasks[entry.Parent].LeavesNoZombies)
        {
            Reap(pid);
            EndHopelessWait(entry.Parent, outbox);
        }
        else
        {
            AnswerParent(pid, outbox);
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Stop message, Outbox outbox)
    {
        Pid pid = Caller(header);
        ref TaskEntry entry = ref _tasks[pid];
        bool stops = message.Signal != 0;
        entry.Status = stops
            ? WaitStatus.OfStop((Signal)message.Signal)
            : WaitStatus.Continued;
        entry.Change = stops ? TaskChange.Stopped : TaskChange.Continued;
        if (entry.Parent != Self)
        {
            int told = stops ? message.Signal : (int)Signal.SIGCONT;
            SignalParent(pid, stops ? CLD_STOPPED : CLD_CONTINUED, told, outbox);
            AnswerParent(pid, outbox);
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ChildPolicy message, Outbox outbox)
    {
        ref TaskEntry entry = ref _tasks[Caller(header)];
        entry.LeavesNoZombies = message.LeaveNoZombies;
        entry.HearsNoStops = !message.TellsStops;
        outbox.Reply(header, default(ChildPolicyDone));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Wait message, Outbox outbox)
    {
        Pid caller = Caller(header);
        ref TaskEntry entry = ref _tasks[caller];
        WaitSelector selector = WaitSelector.Of(message.Pid, entry.Group);
        Errno error = CheckWait(caller, message, selector, out Pid changed);
        entry.WaitRequest = header.Request;
        entry.WaitFor = selector;
        entry.WaitOptions = message.Options;
        if (error != Errno.None)
        {
            RefuseWait(caller, error, outbox);
        }
        else if (changed != default)
        {
            AnswerWait(caller, changed, outbox);
        }
        else if ((message.Options & WNOHANG) != 0)
        {
            RefuseWait(caller, Errno.None, outbox);
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in WaitCancel message, Outbox outbox)
    {
        Pid caller = header.Sender.Pid;
        if (_tasks[caller].WaitRequest != 0)
        {
            RefuseWait(caller, Errno.EINTR, outbox);
        }
    }

    /// <summary>SIGCHLD. Comes before the answer to a wait, so that the handler runs before the
    /// wait returns. Kernel: <c>do_notify_parent</c>.</summary>
    private void SignalParent(Pid pid, int code, int told, Outbox outbox)
    {
        ref TaskEntry entry = ref _tasks[pid];
        if (entry.Change == TaskChange.Ended || !_tasks[entry.Parent].HearsNoStops)
        {
            outbox.Send(
                ActorId.Of(entry.Parent),
                new PostSignal((int)Signal.SIGCHLD, code, pid, entry.Uid, (ulong)told));
        }
    }

    private void AnswerParent(Pid child, Outbox outbox)
    {
        Pid pid = _tasks[child].Parent;
        ref TaskEntry parent = ref _tasks[pid];
        if (parent.WaitRequest != 0 && IsAwaited(child, parent.WaitFor, parent.WaitOptions))
        {
            AnswerWait(pid, child, outbox);
        }
    }

    /// <summary>Whether a wait ends by what became of a child.</summary>
    private bool IsAwaited(Pid child, WaitSelector selector, int options)
    {
        ref TaskEntry entry = ref _tasks[child];
        int option = entry.Change switch
        {
            TaskChange.None => 0,
            TaskChange.Ended => WEXITED,
            TaskChange.Stopped => WUNTRACED,
            TaskChange.Continued => WCONTINUED,
            _ => throw new KernelBug($"Init: no change {entry.Change}"),
        };
        return (options & option) != 0 && selector.Selects(child, entry.Group);
    }

    /// <summary>
    /// The errors of waitid(2), and the oldest child of which there is something to tell; none
    /// where all still run.
    /// </summary>
    private Errno CheckWait(Pid caller, in Wait wait, WaitSelector selector, out Pid changed)
    {
        changed = default;
        if ((wait.Options & ~KnownOptions) != 0)
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
            if (!selector.Selects(c, _tasks[c].Group))
            {
                continue;
            }

            error = Errno.None;
            if (IsAwaited(c, selector, wait.Options))
            {
                changed = c;
                break;
            }
        }

        return error;
    }

    /// <summary>A wait for children none of which is left ends.</summary>
    private void EndHopelessWait(Pid parent, Outbox outbox)
    {
        ref TaskEntry entry = ref _tasks[parent];
        if (entry.WaitRequest == 0)
        {
            return;
        }

        for (Pid c = entry.FirstChild; c != default; c = _tasks[c].NextSibling)
        {
            if (entry.WaitFor.Selects(c, _tasks[c].Group))
            {
                return;
            }
        }

        RefuseWait(parent, Errno.ECHILD, outbox);
    }

    /// <summary>Tells a parent what became of a child, who is told of no more.</summary>
    private void AnswerWait(Pid parent, Pid child, Outbox outbox)
    {
        ref TaskEntry entry = ref _tasks[child];
        WaitDone answer = new(child.Value, entry.Status.Value, entry.Uid, entry.UsedNs);
        bool stays = (_tasks[parent].WaitOptions & WNOWAIT) != 0;
        EndWait(parent, answer, outbox);
        if (stays)
        {
            return;
        }

        entry.Change = TaskChange.None;
        if (entry.State == TaskState.Zombie)
        {
            Reap(child);
        }
    }

    private void RefuseWait(Pid parent, Errno error, Outbox outbox) =>
        EndWait(parent, new WaitDone(-(long)error, 0, 0, 0), outbox);

    private void EndWait(Pid parent, in WaitDone answer, Outbox outbox)
    {
        ref TaskEntry entry = ref _tasks[parent];
        outbox.Reply(ActorId.Of(parent), entry.WaitRequest, answer);
        entry.WaitRequest = 0;
        entry.WaitFor = default;
        entry.WaitOptions = 0;
    }
}
