using System;
using System.Collections.Generic;
using ActorVm.Model;

namespace ActorVm.Actors.Init;

/// <summary>
/// Every process of a run and who is whose child. Kernel: the pid hash and the task lists.
/// </summary>
/// <remarks>
/// Pids go up from 1, which is Init, and are not used again within a run. A parent's children are
/// linked from the oldest to the youngest, orphans last; a reaped one is in no list.
/// </remarks>
internal sealed class PidTable(int limit)
{
    private TaskEntry[] _entries = new TaskEntry[16];

    /// <summary>The highest pid that was given; 0 where none was.</summary>
    public int Last { get; private set; }

    /// <summary>Whether another pid can be given.</summary>
    public bool HasRoom => Last < limit;

    /// <summary>Whether the pid names a process that is not reaped.</summary>
    public bool Exists(Pid pid) =>
        pid.Value > 0 && pid.Value <= Last && this[pid].State != TaskState.Reaped;

    /// <summary>
    /// The entry of a pid that was given. Valid until the next <see cref="Add"/>.
    /// </summary>
    public ref TaskEntry this[Pid pid] => ref _entries[pid.Value];

    /// <summary>Gives the next pid to a child of <paramref name="parent"/>.</summary>
    /// <param name="parent">Its parent; none for the first.</param>
    /// <param name="group">Its group; none where it leads one of its own.</param>
    /// <param name="uid">Its user.</param>
    /// <param name="name">What reports call it.</param>
    public Pid Add(Pid parent, Pid group, uint uid, string name)
    {
        Pid pid = new(++Last);
        if (Last == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }

        ref TaskEntry entry = ref this[pid];
        entry = default;
        entry.State = TaskState.Running;
        entry.Forker = parent;
        entry.Group = group == default ? pid : group;
        entry.Uid = uid;
        entry.Name = name;
        if (parent != default)
        {
            Link(pid, parent);
        }

        return pid;
    }

    /// <summary>Makes a process the youngest child of a parent.</summary>
    public void Link(Pid child, Pid parent)
    {
        ref TaskEntry entry = ref this[child];
        ref TaskEntry owner = ref this[parent];
        entry.Parent = parent;
        entry.NextSibling = default;
        entry.PreviousSibling = owner.LastChild;
        if (owner.LastChild == default)
        {
            owner.FirstChild = child;
        }
        else
        {
            this[owner.LastChild].NextSibling = child;
        }

        owner.LastChild = child;
    }

    /// <summary>Takes a process out of its parent's children.</summary>
    public void Unlink(Pid child)
    {
        ref TaskEntry entry = ref this[child];
        ref TaskEntry owner = ref this[entry.Parent];
        if (entry.PreviousSibling == default)
        {
            owner.FirstChild = entry.NextSibling;
        }
        else
        {
            this[entry.PreviousSibling].NextSibling = entry.NextSibling;
        }

        if (entry.NextSibling == default)
        {
            owner.LastChild = entry.PreviousSibling;
        }
        else
        {
            this[entry.NextSibling].PreviousSibling = entry.PreviousSibling;
        }
    }

    /// <summary>Forgets all processes.</summary>
    public void Reset() => Last = 0;

    /// <summary>Adds the table to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, (ulong)Last);
        for (int i = 1; i <= Last; i++)
        {
            ref TaskEntry entry = ref _entries[i];
            hash = StateHash.Mix(hash, (ulong)entry.State | Pair(entry.Status.Value, 0));
            hash = StateHash.Mix(hash, Pair(entry.Parent.Value, entry.Forker.Value));
            hash = StateHash.Mix(hash, Pair(entry.Group.Value, entry.NextSibling.Value));
            hash = StateHash.Mix(hash, entry.Uid | ((ulong)entry.WaitRequest << 32));
            hash = StateHash.Mix(hash, Pair(entry.Session.Value, entry.WaitOptions));
            hash = StateHash.Mix(hash, unchecked((ulong)entry.UsedNs));
            hash = StateHash.Mix(
                hash,
                (ulong)entry.Change | (entry.LeavesNoZombies ? 4UL : 0)
                    | (entry.HearsNoStops ? 8UL : 0));
            WaitSelector selector = entry.WaitFor;
            hash = StateHash.Mix(hash, Pair(selector.Child.Value, selector.Group.Value));
        }

        return hash;
    }

    /// <summary>Reports what does not fit together.</summary>
    public void CheckInvariants(List<string> violations)
    {
        int linked = 0;
        int alive = 0;
        for (int i = 1; i <= Last; i++)
        {
            Pid pid = new(i);
            alive += Exists(pid) ? 1 : 0;
            Pid before = default;
            for (Pid c = this[pid].FirstChild; c != default; c = this[c].NextSibling)
            {
                linked++;
                if (this[c].Parent != pid || this[c].PreviousSibling != before || !Exists(c))
                {
                    violations.Add($"Init: process {c.Value} stands wrongly under {pid.Value}");
                }

                before = c;
            }
        }

        if (alive > 0 && linked != alive - 1)
        {
            violations.Add($"Init: {alive} processes exist and {linked} of them have a parent");
        }
    }

    private static ulong Pair(int high, int low) => ((ulong)(uint)high << 32) | (uint)low;
}
