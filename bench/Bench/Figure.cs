namespace ActorVm.Bench;

/// <summary>What a measure came to.</summary>
/// <param name="Ns">Nanoseconds of processor time for one unit: the best round's.</param>
/// <param name="FloorNs">The same of the floor; not a number where there is none.</param>
/// <param name="Ratio">Work over floor: the median of the rounds' ratios.</param>
/// <param name="Bytes">What one warm piece of work allocated.</param>
/// <param name="Units">How many units that piece was.</param>
internal readonly record struct Figure(
    double Ns, double FloorNs, double Ratio, long Bytes, long Units);
