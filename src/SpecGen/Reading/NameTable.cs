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

    /// <summary>
    /// What the node's text names; null, and an error, where nothing has that name.
    /// </summary>
    public T? Resolve(SpecNode name) => Resolve(name, name.Text);

    /// <summary>What a name means; null where nothing has it.</summary>
    public T? Find(string name) =>
        _byName.TryGetValue(name, out (Place, T Value) found) ? found.Value : null;

    /// <summary>What a name within the node's text means.</summary>
    public T? Resolve(SpecNode at, string name)
    {
        if (_byName.TryGetValue(name, out (Place, T Value) found))
        {
            return found.Value;
        }

        at.Fail($"unknown {kind} '{name}'");
        return null;
    }
}
