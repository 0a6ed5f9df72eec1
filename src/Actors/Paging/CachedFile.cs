using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Paging;

/// <summary>
/// A file as the page cache knows it: its address space, and a truncation under way.
/// </summary>
/// <remarks>
/// A truncation first has the file unmapped from its new end on by all who map it, then drops the
/// pages beyond, each as soon as nothing moves or maps it. Meanwhile whoever wants a page beyond
/// waits.
/// </remarks>
internal sealed class CachedFile(InodeNumber inode)
{
    /// <summary>Which file.</summary>
    public InodeNumber Inode { get; } = inode;

    /// <summary>The cached pages.</summary>
    public AddressSpace Pages { get; } = new();

    /// <summary>
    /// Whether no disk is behind it: what was stored goes to swap. Kernel: shmem. Known since the
    /// first attempt to write a page back.
    /// </summary>
    public bool IsShmem { get; set; }

    /// <summary>The swap slots of the pages that lie there, by page.</summary>
    public SparseArray<SwapSlot> Slots { get; } = new();

    /// <summary>
    /// The processes that have yet to say that they have unmapped what is cut off.
    /// </summary>
    public List<Pid> Unmapping { get; } = [];

    /// <summary>The requests for pages that are being cut off.</summary>
    public WaitQueue Waiting;

    /// <summary>Whether a truncation is under way.</summary>
    public bool IsTruncating { get; private set; }

    /// <summary>The truncation, to be answered.</summary>
    public MessageHeader Truncation { get; private set; }

    /// <summary>The size that the file is cut to, in bytes.</summary>
    public ulong NewSizeBytes { get; private set; }

    /// <summary>Whether there is nothing to know about the file.</summary>
    public bool IsIdle => !IsTruncating && Pages.Count == 0 && Slots.Count == 0;

    /// <summary>The first page of which nothing stays.</summary>
    public ulong FirstCutPage => PageSize.PagesOf(NewSizeBytes);

    /// <summary>Whether a truncation takes this page away.</summary>
    public bool IsCut(PageIndex page) => IsTruncating && page.Value >= FirstCutPage;

    /// <summary>A truncation begins.</summary>
    public void BeginTruncation(in MessageHeader header, ulong newSizeBytes)
    {
        IsTruncating = true;
        Truncation = header;
        NewSizeBytes = newSizeBytes;
    }

    /// <summary>No page beyond the new end is cached or mapped.</summary>
    public void EndTruncation()
    {
        IsTruncating = false;
        IsShmem &= NewSizeBytes > 0;
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Pages.Reset();
        Slots.Reset();
        IsShmem = false;
        Unmapping.Clear();
        Waiting = default;
        IsTruncating = false;
    }

    /// <summary>Adds everything to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, (ulong)Inode.Value);
        Pages.AddTo(ref hash);
        if (IsShmem)
        {
            hash = StateHash.Mix(hash, (ulong)Slots.Count);
        }

        foreach (SparseArray<SwapSlot>.Entry entry in Slots.Walk())
        {
            hash = StateHash.Mix(hash, (entry.Index << 32) | (uint)entry.Value.Value);
        }

        if (!IsTruncating)
        {
            return hash;
        }

        hash = StateHash.Mix(hash, NewSizeBytes);
        hash = StateHash.Mix(hash, ((ulong)Truncation.Sender.Value << 32) | Truncation.Request);
        foreach (Pid pid in Unmapping)
        {
            hash = StateHash.Mix(hash, (ulong)pid.Value);
        }

        return hash;
    }
}
