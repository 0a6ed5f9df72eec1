using System;

namespace ActorVm.Model.Memory;

/// <summary>The AVL tree of a process's areas, by address. Kernel: <c>mm->mmap_avl</c>.</summary>
/// <remarks>
/// Finds an area in O(log n). Areas do not overlap, so an area may change its extent in place as
/// long as it stays between its neighbours. Invariant: the heights of two siblings differ by at
/// most 1.
/// </remarks>
internal sealed class VmAreaTree
{
    private VmArea? _root;

    /// <summary>The height of the tree; 0 where it is empty.</summary>
    public int Height => HeightOf(_root);

    /// <summary>The first area that ends above the address. Kernel: <c>find_vma</c>.</summary>
    public VmArea? Find(ulong address)
    {
        VmArea? found = null;
        VmArea? area = _root;
        while (area is not null)
        {
            if (area.End > address)
            {
                found = area;
                area = area.AvlLeft;
            }
            else
            {
                area = area.AvlRight;
            }
        }

        return found;
    }

    /// <summary>The last area that begins below the address.</summary>
    public VmArea? FindPrevious(ulong address)
    {
        VmArea? found = null;
        VmArea? area = _root;
        while (area is not null)
        {
            if (area.Start < address)
            {
                found = area;
                area = area.AvlRight;
            }
            else
            {
                area = area.AvlLeft;
            }
        }

        return found;
    }

    /// <summary>Adds an area that overlaps none. Kernel: <c>avl_insert</c>.</summary>
    public void Insert(VmArea area)
    {
        area.AvlLeft = null;
        area.AvlRight = null;
        area.AvlHeight = 1;
        _root = Insert(_root, area);
    }

    /// <summary>Takes an area out. Kernel: <c>avl_remove</c>.</summary>
    public void Remove(VmArea area) => _root = Remove(_root, area);

    /// <summary>Forgets all areas.</summary>
    public void Clear() => _root = null;

    /// <summary>
    /// Throws where order, heights or balance are wrong; tells how many areas it holds.
    /// </summary>
    public int CheckInvariants()
    {
        ulong last = 0;
        return Check(_root, ref last);
    }

    private static VmArea Insert(VmArea? root, VmArea area)
    {
        if (root is null)
        {
            return area;
        }

        if (area.Start < root.Start)
        {
            root.AvlLeft = Insert(root.AvlLeft, area);
        }
        else
        {
            root.AvlRight = Insert(root.AvlRight, area);
        }

        return Rebalance(root);
    }

    private static VmArea? Remove(VmArea? root, VmArea area)
    {
        if (root is null)
        {
            throw new KernelBug($"the area at {area.Start:x} is not in the tree");
        }

        if (root != area)
        {
            if (area.Start < root.Start)
            {
                root.AvlLeft = Remove(root.AvlLeft, area);
            }
            else
            {
                root.AvlRight = Remove(root.AvlRight, area);
            }

            return Rebalance(root);
        }

        if (area.AvlLeft is null)
        {
            return area.AvlRight;
        }

        VmArea? left = TakeHighest(area.AvlLeft, out VmArea highest);
        highest.AvlLeft = left;
        highest.AvlRight = area.AvlRight;
        return Rebalance(highest);
    }

    private static VmArea? TakeHighest(VmArea root, out VmArea highest)
    {
        if (root.AvlRight is null)
        {
            highest = root;
            return root.AvlLeft;
        }

        root.AvlRight = TakeHighest(root.AvlRight, out highest);
        return Rebalance(root);
    }

    private static VmArea Rebalance(VmArea root)
    {
        int lean = HeightOf(root.AvlLeft) - HeightOf(root.AvlRight);
        if (lean > 1)
        {
            VmArea left = root.AvlLeft!;
            if (HeightOf(left.AvlLeft) < HeightOf(left.AvlRight))
            {
                root.AvlLeft = RotateLeft(left);
            }

            return RotateRight(root);
        }

        if (lean < -1)
        {
            VmArea right = root.AvlRight!;
            if (HeightOf(right.AvlRight) < HeightOf(right.AvlLeft))
            {
                root.AvlRight = RotateRight(right);
            }

            return RotateLeft(root);
        }

        Measure(root);
        return root;
    }

    private static VmArea RotateLeft(VmArea root)
    {
        VmArea top = root.AvlRight!;
        root.AvlRight = top.AvlLeft;
        top.AvlLeft = root;
        Measure(root);
        Measure(top);
        return top;
    }

    private static VmArea RotateRight(VmArea root)
    {
        VmArea top = root.AvlLeft!;
        root.AvlLeft = top.AvlRight;
        top.AvlRight = root;
        Measure(root);
        Measure(top);
        return top;
    }

    private static void Measure(VmArea area) =>
        area.AvlHeight = 1 + Math.Max(HeightOf(area.AvlLeft), HeightOf(area.AvlRight));

    private static int HeightOf(VmArea? area) => area?.AvlHeight ?? 0;

    private static int Check(VmArea? area, ref ulong last)
    {
        if (area is null)
        {
            return 0;
        }

        int count = 1 + Check(area.AvlLeft, ref last);
        int left = HeightOf(area.AvlLeft);
        int right = HeightOf(area.AvlRight);
        if (area.Start < last || area.End <= area.Start)
        {
            throw new KernelBug($"the tree is out of order at {area.Start:x}");
        }

        if (area.AvlHeight != 1 + Math.Max(left, right) || Math.Abs(left - right) > 1)
        {
            throw new KernelBug($"the tree is out of balance at {area.Start:x}");
        }

        last = area.End;
        return count + Check(area.AvlRight, ref last);
    }
}
