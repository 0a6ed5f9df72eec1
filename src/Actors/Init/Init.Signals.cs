using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Signals;

namespace ActorVm.Actors.Init;

/// <content>Whom a signal goes to, and who may send it.</content>
internal sealed partial class Init
{
    /// <summary>Brings a signal to a process that runs; others heed none.</summary>
    public void Post(Pid target, Signal signal, Outbox outbox)
    {
        if (_tasks[target].State == TaskState.Running)
        {
            outbox.Send(
                ActorId.Of(target),
                new PostSignal(
                    (int)signal, LinuxConstants.SI_USER, Self, 0, 0));
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

    private Errno SignalOne(Pid target, Pid caller, in Kill kill, Outbox outbox)
    {
        if (!_tasks.Exists(target))
        {
            return Errno.ESRCH;
        }

        if (kill.Signal is < 0 or > SignalSet.Highest)
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
                ActorId.Of(target), new PostSignal(
                    kill.Signal, kill.Code, caller, kill.Uid, kill.Value));
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
