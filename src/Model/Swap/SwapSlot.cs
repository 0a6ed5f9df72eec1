namespace ActorVm.Model.Swap;

/// <summary>
/// A page-sized place on the swap device. Kernel: the offset of a <c>swp_entry_t</c>.
/// </summary>
/// <param name="Value">The number itself; 0, the default, means none.</param>
public readonly record struct SwapSlot(int Value);
