using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Programs.Calls;

namespace ActorVm.Actors.Init;

/// <content>Process groups and sessions.</content>
internal sealed partial class Init
{
    /// <inheritdoc/>
    public void On(in MessageHeader header, in Group message, Outbox outbox)
    {
        Pid caller = Caller(header);
        Pid pid = message.Pid == 0 ? caller : new Pid(message.Pid);
        long result = message.Call == (int)CallNumber.Setsid ? StartSession(caller)
            : message.Call == (int)CallNumber.Setpgid ? Move(caller, pid, message.Target)
            : !_tasks.Exists(pid) ? -(long)Errno.ESRCH
            : message.Call == (int)CallNumber.Getsid ? _tasks[pid].Session.Value
            : _tasks[pid].Group.Value;
        outbox.Reply(header, new GroupDone(result));
    }

    private long StartSession(Pid caller)
    {
        if (HasMember(caller, default))
        {
            return -(long)Errno.EPERM;
        }

        _tasks[caller].Group = caller;
        _tasks[caller].Session = caller;
        return caller.Value;
    }

    /// <summary>setpgid(2), with its errors in the kernel's order.</summary>
    private long Move(Pid caller, Pid pid, int number)
    {
        Pid group = number == 0 ? pid : new Pid(number);
        if (number < 0)
        {
            return -(long)Errno.EINVAL;
        }

        bool isOwn = pid == caller;
        if (!isOwn && (!_tasks.Exists(pid) || _tasks[pid].Parent != caller))
        {
            return -(long)Errno.ESRCH;
        }

        ref TaskEntry entry = ref _tasks[pid];
        Pid session = _tasks[caller].Session;
        bool leads = entry.Session == pid;
        if (entry.Session != session || leads || (group != pid && !HasMember(group, session)))
        {
            return -(long)Errno.EPERM;
        }

        entry.Group = group;
        return 0;
    }

    /// <summary>Whether a process is in a group, of a session or of any.</summary>
    private bool HasMember(Pid group, Pid session)
    {
        for (int i = First.Value; i <= _tasks.Last; i++)
        {
            Pid pid = new(i);
            if (_tasks.Exists(pid) && _tasks[pid].Group == group
                && (session == default || _tasks[pid].Session == session))
            {
                return true;
            }
        }

        return false;
    }
}
