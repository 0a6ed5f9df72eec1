using System.Collections.Generic;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Reading;

/// <summary>Reads constants.yaml: constants, the sets that show them, and signals.</summary>
internal sealed class ConstantsReader
{
    private static readonly string[] Actions = ["terminate", "core", "ignore", "stop", "continue"];

    public NameTable<ConstantDeclaration> ByName { get; } = new("constant");

    public NameTable<SetDeclaration> SetsByName { get; } = new("set");

    public List<ConstantGroup> Groups { get; } = [];

    public List<SetDeclaration> Sets { get; } = [];

    public List<SignalDeclaration> Signals { get; } = [];

    public void Read(SpecNode root)
    {
        root.WithKeys("constants", "sets", "signals");
        foreach (SpecNode group in root.Get("constants").Items)
        {
            group.WithKeys("header", "members");
            var members = group.Get("members").Items.Select(ReadConstant).ToList();
            Groups.Add(new ConstantGroup(group.TextOf("header"), members));
        }

        foreach (SpecNode item in root.ItemsOf("sets"))
        {
            SetDeclaration set = ReadSet(item);
            SetsByName.Add(item.Get("name"), set);
            Sets.Add(set);
        }

        var signals = new NameTable<SignalDeclaration>("signal");
        foreach (SpecNode item in root.ItemsOf("signals"))
        {
            SignalDeclaration signal = ReadSignal(item);
            signals.Add(item.Get("name"), signal);
            Signals.Add(signal);
        }
    }

    private ConstantDeclaration ReadConstant(SpecNode item)
    {
        item.WithKeys("name", "value", "c", "type", "doc");
        SpecNode value = item.Get("value");
        var constant = new ConstantDeclaration(
            item.TextOf("name"),
            value.Number(),
            item.TextOf("c", absent: value.Text),
            item.TextOf("type", absent: "int"),
            item.TextOf("doc"));
        ByName.Add(item.Get("name"), constant);
        return constant;
    }

    private SetDeclaration ReadSet(SpecNode item)
    {
        item.WithKeys("name", "kind", "zero", "mask", "rest", "members");
        SpecNode? mask = item.Find("mask");
        return new SetDeclaration(
            item.TextOf("name"),
            OneOf(item.Get("kind"), "flags", "values") == "flags",
            item.Find("zero") is { } zero ? Known(zero) : null,
            mask is null ? null : new MaskDeclaration(Known(mask.Get("bits")), AllKnown(mask)),
            item.Find("rest") is { } rest && OneOf(rest, "hex", "octal") == "octal",
            AllKnown(item));
    }

    private List<string> AllKnown(SpecNode item) => [.. item.Get("members").Items.Select(Known)];

    private string Known(SpecNode name)
    {
        ByName.Resolve(name);
        return name.Text;
    }

    private static SignalDeclaration ReadSignal(SpecNode item)
    {
        item.WithKeys("name", "value", "action", "text");
        return new SignalDeclaration(
            item.TextOf("name"),
            item.Get("value").Number(),
            OneOf(item.Get("action"), Actions),
            item.TextOf("text"));
    }

    private static string OneOf(SpecNode value, params string[] allowed)
    {
        if (!allowed.Contains(value.Text))
        {
            value.Fail($"expected one of {string.Join(", ", allowed)}, found '{value.Text}'");
        }

        return value.Text;
    }
}
