using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Reading;

/// <summary>Reads calls.yaml.</summary>
internal sealed class CallsReader(
    TypesReader types, ConstantsReader constants, NameTable<ErrnoDeclaration> errnos)
{
    private readonly NameTable<CallDeclaration> _byName = new("call");
    private readonly NameTable<CallDeclaration> _byNumber = new("call number");
    private readonly PrototypeReader _prototypes = new(types.CTypes);

    public List<CallDeclaration> Calls { get; } = [];

    public void Read(SpecNode root)
    {
        root.WithKeys("calls");
        foreach (SpecNode item in root.Get("calls").Items)
        {
            item.WithKeys(
                "name", "number", "header", "prototype", "c", "body", "doc", "shown", "onlyIf",
                "semantics", "errors");
            if (_prototypes.Read(item.Get("prototype")) is { } prototype)
            {
                Add(item, ReadCall(item, prototype));
            }
        }
    }

    private void Add(SpecNode item, CallDeclaration call)
    {
        _byName.Add(item.Get("name"), call);
        _byNumber.Add(
            item.Get("number"), call.Number.ToString(CultureInfo.InvariantCulture), call);
        Calls.Add(call);
    }

    private CallDeclaration ReadCall(SpecNode item, Prototype prototype)
    {
        string name = item.TextOf("name");
        if (prototype.Name != name)
        {
            string problem = $"the prototype is of '{prototype.Name}', the call is '{name}'";
            item.Get("prototype").Fail(problem);
        }

        prototype = WithConditions(item, WithShown(item, prototype));
        string declared = item.TextOf("c", absent: prototype.Text);
        return new CallDeclaration(
            name,
            (int)item.Get("number").Number(),
            item.TextOf("header"),
            prototype,
            declared == "none" ? null : declared,
            item.TextOf("body", absent: ""),
            item.TextOf("doc"),
            item.Find("semantics")?.Text,
            [.. item.EntriesOf("errors").SelectMany(entry => ReadErrors(entry.Key, entry.Value))]);
    }

    private Prototype WithShown(SpecNode item, Prototype prototype)
    {
        foreach ((SpecNode key, SpecNode how) in item.EntriesOf("shown"))
        {
            int index = IndexOf(key, key.Text, prototype);
            if (index >= 0)
            {
                prototype = With(prototype, index, Shown(prototype.Parameters[index], how));
            }
        }

        return prototype;
    }

    private Parameter Shown(Parameter parameter, SpecNode how)
    {
        if (TypesReader.IsWayOfShowing(how.Text))
        {
            return parameter with { Type = parameter.Type with { Shown = how.Text } };
        }

        return constants.SetsByName.Resolve(how) is { } set
            ? parameter with { Set = set.Name }
            : parameter;
    }

    /// <summary>Reads entries such as <c>mode: flags &amp; O_CREAT</c>.</summary>
    private Prototype WithConditions(SpecNode item, Prototype prototype)
    {
        foreach ((SpecNode key, SpecNode condition) in item.EntriesOf("onlyIf"))
        {
            if (condition.Text.Split(" & ") is not [string other, string bit])
            {
                condition.Fail("expected ARGUMENT & CONSTANT");
                continue;
            }

            constants.ByName.Resolve(condition, bit);
            int tested = IndexOf(condition, other, prototype);
            int index = IndexOf(key, key.Text, prototype);
            if (index >= 0 && tested >= 0)
            {
                Parameter parameter = prototype.Parameters[index];
                prototype = With(prototype, index, parameter with { Condition = (tested, bit) });
            }
        }

        return prototype;
    }

    private IEnumerable<CallError> ReadErrors(SpecNode errno, SpecNode why)
    {
        errnos.Resolve(errno);
        return why.IsMapping
            ? why.WithKeys("classic", "linux").Entries.Select(entry =>
                new CallError(errno.Text, entry.Key.Text, entry.Value.Text))
            : [new CallError(errno.Text, Profile: null, why.Text)];
    }

    private static int IndexOf(SpecNode at, string name, Prototype prototype)
    {
        int index = prototype.Parameters.ToList().FindIndex(parameter => parameter.Name == name);
        if (index < 0)
        {
            at.Fail($"{prototype.Name} has no parameter '{name}'");
        }

        return index;
    }

    private static Prototype With(Prototype prototype, int index, Parameter changed) =>
        prototype with
        {
            Parameters = [.. prototype.Parameters.Select((old, i) => i == index ? changed : old)],
        };
}
