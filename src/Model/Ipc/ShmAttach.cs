using ActorVm.Model.Memory;

namespace ActorVm.Model.Ipc;

/// <summary>
/// One area that maps a segment, from the segment's side. Kernel: an entry of the ring of attaches,
/// <c>vm_next_share</c>.
/// </summary>
/// <param name="Pid">Whose address space it is in.</param>
/// <param name="Start">Its first address.</param>
/// <param name="FirstPage">Which page of the segment that address shows.</param>
/// <param name="LengthPages">Its length.</param>
public readonly record struct ShmAttach(
    Pid Pid, ulong Start, PageIndex FirstPage, uint LengthPages)
{
    /// <summary>The first address after it.</summary>
    public ulong End => Start + ((ulong)LengthPages << Paging.PageShift);

    /// <summary>Whether it shows a page of the segment.</summary>
    public bool Shows(PageIndex page) =>
        page.Value >= FirstPage.Value && page.Value - FirstPage.Value < LengthPages;

    /// <summary>At which address it shows a page.</summary>
    public ulong AddressOf(PageIndex page) =>
        Start + ((ulong)(page.Value - FirstPage.Value) << Paging.PageShift);
}
