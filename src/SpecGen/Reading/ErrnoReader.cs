using System.Collections.Generic;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Reading;

/// <summary>Reads errno.yaml.</summary>
internal sealed class ErrnoReader
{
    public NameTable<ErrnoDeclaration> ByName { get; } = new("errno");

    public List<ErrnoDeclaration> Errnos { get; } = [];

    public List<ErrnoAlias> Aliases { get; } = [];

    public void Read(SpecNode root)
    {
        root.WithKeys("errnos", "aliases");
        foreach (SpecNode item in root.Get("errnos").Items)
        {
            item.WithKeys("name", "value", "text");
            var errno = new ErrnoDeclaration(
                item.TextOf("name"), item.Get("value").Number(), item.TextOf("text"));
            ByName.Add(item.Get("name"), errno);
            Errnos.Add(errno);
        }

        foreach (SpecNode item in root.ItemsOf("aliases"))
        {
            item.WithKeys("name", "of");
            if (ByName.Resolve(item.Get("of")) is { } errno)
            {
                Aliases.Add(new ErrnoAlias(item.TextOf("name"), errno.Name));
                ByName.Add(item.Get("name"), errno);
            }
        }
    }
}
