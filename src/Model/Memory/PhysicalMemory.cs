using System;
using System.Runtime.CompilerServices;

namespace ActorVm.Model.Memory;

/// <summary>The bytes of the page frames: hardware, shared by all actors.</summary>
/// <remarks>
/// A frame is touched only by who holds a page-table entry or a pin for it; who may have it is
/// <c>mem_map</c>'s to say. Frames are numbered from 1.
/// </remarks>
public sealed class PhysicalMemory
{
    private readonly PageStore _pages;

    /// <summary>Makes the memory of a machine with so many frames, all zero.</summary>
    public PhysicalMemory(int frames)
    {
        FrameCount = frames;
        _pages = new PageStore(frames);
    }

    /// <summary>How many frames there are; the highest number too.</summary>
    public int FrameCount { get; }

    /// <summary>The 4,096 bytes of a frame, to read and to write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Page(FrameNumber frame) => _pages.Page(frame.Value);

    /// <summary>Fills a frame with zeros.</summary>
    public void Zero(FrameNumber frame) => _pages.Zero(frame.Value);

    /// <summary>Copies a frame's bytes into another frame.</summary>
    public void Copy(FrameNumber from, FrameNumber to) =>
        _pages.CopyFrom(_pages, from.Value, to.Value);

    /// <summary>Copies a page of a store (a swap slot, a disk block) into a frame.</summary>
    public void CopyIn(PageStore source, int from, FrameNumber to) =>
        _pages.CopyFrom(source, from, to.Value);

    /// <summary>
    /// Copies a frame's bytes into a page of a store (a swap slot, a disk block).
    /// </summary>
    public void CopyOut(FrameNumber from, PageStore target, int to) =>
        target.CopyFrom(_pages, from.Value, to);

    /// <summary>The hash of a frame's bytes, whatever its number.</summary>
    public ulong ContentHash(FrameNumber frame) => _pages.ContentHash(frame.Value);

    /// <summary>Makes all frames zero; costs no more than the frames that were touched.</summary>
    public void Reset() => _pages.Reset();
}
