using ActorVm.Model.Memory;

namespace ActorVm.Model.Swap;

/// <summary>
/// Frames whose page has a slot in swap too: being read, being written, or just read and still the
/// same. Kernel: the swap cache, <c>swapper_space</c>.
/// </summary>
/// <remarks>
/// Changed only by the PageCache actor. It is an address space whose indexes are swap slots, found
/// from both sides. Invariant: each slot has at most one frame and each frame at most one slot.
/// </remarks>
public sealed class SwapCache
{
    private readonly AddressSpace _pages = new();
    private readonly SparseArray<SwapSlot> _slots = new();

    /// <summary>How many slots have a frame.</summary>
    public int Count => _pages.Count;

    /// <summary>
    /// The cached page of a slot; absent where it has none. Kernel: <c>lookup_swap_cache</c>.
    /// </summary>
    public CachedPage Find(SwapSlot slot) => _pages[IndexOf(slot)];

    /// <summary>The slot of a frame; none where it is not in the swap cache.</summary>
    public SwapSlot SlotOf(FrameNumber frame) => _slots[(ulong)frame.Value];

    /// <summary>Enters a frame for a slot. Kernel: <c>add_to_swap_cache</c>.</summary>
    public void Add(SwapSlot slot, FrameNumber frame, CachedPageState state)
    {
        if (Find(slot).IsCached || SlotOf(frame) != default)
        {
            throw new KernelBug($"{slot} or {frame} is in the swap cache already");
        }

        _pages[IndexOf(slot)] = new CachedPage(frame, state, Dirty: false);
        _slots[(ulong)frame.Value] = slot;
    }

    /// <summary>Says how far a cached page is.</summary>
    public void SetState(SwapSlot slot, CachedPageState state)
    {
        CachedPage page = Find(slot);
        if (!page.IsCached || state == CachedPageState.Absent)
        {
            throw new KernelBug($"{slot} cannot go from {page.State} to {state}");
        }

        _pages[IndexOf(slot)] = page with { State = state };
    }

    /// <summary>
    /// Takes a slot out and tells its frame. Kernel: <c>delete_from_swap_cache</c>.
    /// </summary>
    public FrameNumber Remove(SwapSlot slot)
    {
        FrameNumber frame = Find(slot).Frame;
        if (frame == default)
        {
            throw new KernelBug($"{slot} is not in the swap cache");
        }

        _pages[IndexOf(slot)] = default;
        _slots[(ulong)frame.Value] = default;
        return frame;
    }

    /// <summary>The cached pages in slot order; the index of a page is its slot's number.</summary>
    public AddressSpace.Walker Walk() => _pages.Walk();

    /// <summary>Forgets all.</summary>
    public void Reset()
    {
        _pages.Reset();
        _slots.Reset();
    }

    /// <summary>Adds slots, frames and states to a hash.</summary>
    public void AddTo(ref ulong hash) => _pages.AddTo(ref hash);

    /// <summary>Throws where the two sides disagree.</summary>
    public void CheckInvariants()
    {
        foreach (AddressSpace.Entry item in _pages.Walk())
        {
            if (SlotOf(item.Page.Frame).Value != (int)item.Index.Value)
            {
                throw new KernelBug($"the swap cache loses {item.Page.Frame}");
            }
        }

        if (_slots.Count != _pages.Count)
        {
            throw new KernelBug("the swap cache's two sides differ in length");
        }
    }

    private static PageIndex IndexOf(SwapSlot slot) => new((uint)slot.Value);
}
