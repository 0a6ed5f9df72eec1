namespace ActorVm.Model.Memory;

/// <summary>The elementary changes of areas that their pages' owners may have to hear of.</summary>
public enum AreaChangeKind : byte
{
    /// <summary>The area became two, the second beginning at <see cref="AreaChange.At"/>.</summary>
    Split,

    /// <summary>The area lost its pages below, or from, At on, and stayed one area.</summary>
    Trim,

    /// <summary>The area is gone.</summary>
    Remove,

    /// <summary>The area and the next, which began at At, became one.</summary>
    Merge,

    /// <summary>The area has other access rights.</summary>
    Protect,
}

/// <summary>
/// One elementary change of an area. A call gives them in the order in which they were made.
/// </summary>
/// <param name="Kind">What was done.</param>
/// <param name="Area">The area as it was just before.</param>
/// <param name="At">The address that Split, Trim and Merge are about.</param>
/// <param name="After">
/// The area as it is just after (the lower one of a split); Remove: default.
/// </param>
public readonly record struct AreaChange(
    AreaChangeKind Kind, VmAreaState Area, ulong At = 0, VmAreaState After = default)
{
    /// <summary>
    /// The first address that Remove or Trim took away: page-table entries go from here.
    /// </summary>
    public ulong LostStart => Kind == AreaChangeKind.Trim && After.Start == Area.Start
        ? After.End
        : Area.Start;

    /// <summary>The first address after what Remove or Trim took away.</summary>
    public ulong LostEnd => Kind == AreaChangeKind.Trim && After.End == Area.End
        ? After.Start
        : Area.End;
}
