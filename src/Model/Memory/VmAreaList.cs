using System.Collections.Generic;

namespace ActorVm.Model.Memory;

/// <summary>The areas of one process, in a list by address and in an AVL tree.</summary>
/// <remarks>
/// The list serves walks, the tree serves look-ups, and the area found last is tried first (the
/// kernel's <c>mmap_cache</c>). Removed areas are kept for the next use.
/// </remarks>
public sealed class VmAreaList
{
    private readonly VmAreaTree _tree = new();
    private readonly Stack<VmArea> _pool = new();
    private VmArea? _foundLast;

    /// <summary>The area with the lowest addresses. Kernel: <c>mm->mmap</c>.</summary>
    public VmArea? First { get; private set; }

    /// <summary>How many areas there are. Kernel: <c>map_count</c>.</summary>
    public int Count { get; private set; }

    /// <summary>The height of the tree.</summary>
    internal int TreeHeight => _tree.Height;

    /// <summary>The first area that ends above the address. Kernel: <c>find_vma</c>.</summary>
    public VmArea? Find(ulong address)
    {
        if (_foundLast is VmArea last && last.State.Contains(address))
        {
            return last;
        }

        return _foundLast = _tree.Find(address);
    }

    /// <summary>The area that an address lies in; none in a hole.</summary>
    public VmArea? Containing(ulong address) =>
        Find(address) is VmArea area && area.Start <= address ? area : null;

    /// <summary>The first area that meets a range. Kernel: <c>find_vma_intersection</c>.</summary>
    public VmArea? FindIntersection(ulong start, ulong end) =>
        Find(start) is VmArea area && area.Start < end ? area : null;

    /// <summary>The last area that begins below the address.</summary>
    public VmArea? FindPrevious(ulong address) => _tree.FindPrevious(address);

    /// <summary>Adds an area where there is none. Kernel: <c>insert_vm_struct</c>.</summary>
    internal VmArea Insert(VmAreaState state)
    {
        if (state.End <= state.Start || FindIntersection(state.Start, state.End) is not null)
        {
            throw new KernelBug($"{state} cannot be inserted");
        }

        VmArea area = _pool.TryPop(out VmArea? pooled) ? pooled : new VmArea();
        area.State = state;
        Link(FindPrevious(state.Start), area);
        _tree.Insert(area);
        Count++;
        return area;
    }

    /// <summary>Takes an area out; it may be used again for another from now on.</summary>
    internal void Remove(VmArea area)
    {
        VmArea? previous = FindPrevious(area.Start);
        if (previous is null)
        {
            First = area.Next;
        }
        else
        {
            previous.Next = area.Next;
        }

        _tree.Remove(area);
        _foundLast = null;
        Count--;
        _pool.Push(area);
    }

    /// <summary>Takes over copies of all areas of another process, as fork does.</summary>
    internal void CopyFrom(VmAreaList other)
    {
        Reset();
        for (VmArea? area = other.First; area is not null; area = area.Next)
        {
            Insert(area.State);
        }
    }

    /// <summary>Takes all areas out.</summary>
    internal void Reset()
    {
        for (VmArea? area = First; area is not null; area = area.Next)
        {
            _pool.Push(area);
        }

        _tree.Clear();
        _foundLast = null;
        First = null;
        Count = 0;
    }

    /// <summary>Throws where the list and the tree disagree, or areas overlap.</summary>
    internal void CheckInvariants()
    {
        int listed = 0;
        ulong last = 0;
        for (VmArea? area = First; area is not null; area = area.Next)
        {
            if (area.Start < last || _tree.Find(area.Start) != area)
            {
                throw new KernelBug($"the area at {area.Start:x} is out of order");
            }

            if (!Paging.IsAligned(area.Start | area.End))
            {
                throw new KernelBug($"the area at {area.Start:x} is not whole pages");
            }

            last = area.End;
            listed++;
        }

        int inTree = _tree.CheckInvariants();
        if (listed != Count || inTree != Count)
        {
            throw new KernelBug($"{Count} areas, {listed} in the list, {inTree} in the tree");
        }
    }

    private void Link(VmArea? previous, VmArea area)
    {
        if (previous is null)
        {
            area.Next = First;
            First = area;
        }
        else
        {
            area.Next = previous.Next;
            previous.Next = area;
        }
    }
}
