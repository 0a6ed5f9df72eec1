namespace ActorVm.Model.Memory;

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
