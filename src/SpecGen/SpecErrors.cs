using System.Collections.Generic;

namespace ActorVm.SpecGen;

/// <summary>
/// The mistakes found so far; reading goes on after one, so that all are seen at once.
/// </summary>
internal sealed class SpecErrors
{
    private readonly List<SpecError> _all = [];

    public IReadOnlyList<SpecError> All => _all;

    public void Add(Place place, string message) => _all.Add(new SpecError(place, message));
}
