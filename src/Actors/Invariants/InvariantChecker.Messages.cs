using ActorVm.Actors.Init;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Model;

namespace ActorVm.Actors.Invariants;

/// <content>Requests and replies, payloads, and what makes actors go on.</content>
internal sealed partial class InvariantChecker
{
    private void CheckRequests()
    {
        CheckAwaited(machine.Shm, machine.Shm.AwaitedReplies);
        CheckAwaited(machine.PageCache, machine.PageCache.AwaitedReplies);
        CheckAwaited(machine.FileSystem, machine.FileSystem.AwaitedReplies);
        foreach (Process process in machine.Processes)
        {
            CheckAwaited(process, process.AwaitedReplies);
        }

        if (machine.Shm.GrantCount != _requests.Grants)
        {
            _violations.Add(
                $"ShmManager: it knows {machine.Shm.GrantCount} grants that are not mapped, "
                + $"{_requests.Grants} are under way");
        }

        PayloadStore payloads = machine.Payloads;
        for (PayloadId id = payloads.NextLive(default); !id.IsNone; id = payloads.NextLive(id))
        {
            int owners = _requests.Payloads[id.Value];
            if (owners != 1)
            {
                _violations.Add(
                    $"payload {id.Value}: it has {owners} owners: "
                    + Explain(_requests.Payloads, id.Value));
            }
        }
    }

    private void CheckAwaited(Actor actor, int awaited)
    {
        int number = (int)actor.Id.Value;
        int expected = _requests.Requests[number];
        if (awaited != expected)
        {
            _violations.Add(
                $"{actor.Id}: it awaits {awaited} replies, {expected} can come: "
                + Explain(_requests.Requests, number));
        }
    }

    private void CheckWakeups()
    {
        CheckWakeups(machine.Disk, machine.Disk.TransferCount > 0 ? 1 : 0);
        CheckWakeups(machine.Swap, machine.Swap.TransferCount);
        CheckWakeups(machine.PageCache, machine.PageCache.IsPausing ? 1 : 0);
        foreach (Process process in machine.Processes)
        {
            bool goesOn = process.State == ProcessState.Running
                || (process.State == ProcessState.Unborn && IsStarted(process.Pid));
            CheckWakeups(process, (goesOn ? 1 : 0) + process.AwaitedTimers);
        }
    }

    /// <summary>A child is started when all that its parent forks for it is counted.</summary>
    private bool IsStarted(Pid pid)
    {
        if (pid.Value < MachineSetup.FirstPid + machine.Setup.Processes.Length)
        {
            return true;
        }

        Pid parent = machine.Init.Record(pid).Forker;
        return machine.Images.Find(pid) is not null && !machine.Process(parent).IsForking(pid);
    }

    private void CheckWakeups(Actor actor, int expected)
    {
        int number = (int)actor.Id.Value;
        int found = _wakeups.Wakeups[number];
        if (found != expected)
        {
            _violations.Add(
                $"{actor.Id}: {expected} messages must make it go on, {found} are on their way: "
                + Explain(_wakeups.Wakeups, number));
        }
    }

    /// <summary>A process and Init's record of it agree, as far as Init was told.</summary>
    private void CheckTask(Process process)
    {
        TaskState task = machine.Init.Record(process.Pid).State;
        bool isRight = process.State switch
        {
            ProcessState.Exited => task is TaskState.Zombie or TaskState.Reaped,
            ProcessState.Exiting => true,
            ProcessState.Unborn or ProcessState.Running or ProcessState.Waiting
                or ProcessState.Sleeping or ProcessState.Stopped or _ =>
                    task == TaskState.Running,
        };
        if (!isRight)
        {
            _violations.Add(
                $"process {process.Pid.Value}: it is {process.State}, Init has it as {task}");
        }
    }
}
