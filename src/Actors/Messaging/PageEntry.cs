using ActorVm.Model.Memory;

namespace ActorVm.Actors.Messaging;

/// <summary>One item of a <c>pages</c> payload: a page-table entry as it travels.</summary>
/// <param name="Page"> The page's index in its segment where ShmManager is told, else its virtual
/// page number.
/// </param>
/// <param name="Frame">The frame that the entry held.</param>
/// <param name="Flags">What the hardware noted in the entry.</param>
public readonly record struct PageEntry(ulong Page, FrameNumber Frame, PageEntryFlags Flags);
