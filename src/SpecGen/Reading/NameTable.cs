using System.Collections.Generic;
using System.Globalization;

namespace ActorVm.SpecGen.Reading;

/// <summary>Names of one kind; a second declaration of the same name is an error.</summary>
internal sealed class NameTable<T>(string kind)
    where T : class
{
    private readonly Dictionary<string, (Place Place, T Value)> _byName = [];

    public void Add(SpecNode name, T value) => Add(name, name.Text, value);

    /// <summary>Adds a name that is derived from what stands at a place.</summary>
    public void Add(SpecNode at, string name, T value)
    {
        if (!_byName.TryAdd(name, (at.Place, value)))
        {
            int line = _byName[name].Place.Line;
            at.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"duplicate {kind} '{name}', first declared in line {line}"));
        }
    }

    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>What the node's text names; null, and an error, where nothing has that name.</summary>
    public T? Resolve(SpecNode name)
    {
        if (_byName.TryGetValue(name.Text, out (Place, T Value) found))
        {
            return found.Value;
        }

        name.Fail($"unknown {kind} '{name.Text}'");
        return null;
    }
}
