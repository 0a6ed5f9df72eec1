using System;

namespace ActorVm.Programs.Code;

/// <summary>The kinds of a program's own areas, in the order of their addresses.</summary>
public enum SegmentKind : byte
{
    /// <summary>Instructions: readable and executable.</summary>
    Text,

    /// <summary>String literals and const variables: readable.</summary>
    ReadOnlyData,

    /// <summary>Initialised variables: readable and writable.</summary>
    Data,

    /// <summary>Variables that begin as zeros: readable and writable.</summary>
    Bss,
}

/// <summary>One area of a program's image.</summary>
/// <param name="Kind">What it holds, which says its protection.</param>
/// <param name="Start">Its first address, page aligned.</param>
/// <param name="LengthBytes">Whole pages, at least one.</param>
/// <param name="Bytes">What it holds at the start; zeros follow.</param>
public sealed record ImageSegment(
    SegmentKind Kind, ulong Start, ulong LengthBytes, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The first address behind it.</summary>
    public ulong End => Start + LengthBytes;

    /// <summary>Fills a page with what the area holds there at the start.</summary>
    /// <param name="address">An address of the page, inside the area.</param>
    /// <param name="page">The page's bytes, all of which are set.</param>
    public void FillPage(ulong address, Span<byte> page)
    {
        ulong offset = (address - Start) / (ulong)page.Length * (ulong)page.Length;
        int from = (int)Math.Min(offset, (ulong)Bytes.Length);
        ReadOnlySpan<byte> bytes = Bytes.Span[from..Math.Min(from + page.Length, Bytes.Length)];
        bytes.CopyTo(page);
        page[bytes.Length..].Clear();
    }
}
