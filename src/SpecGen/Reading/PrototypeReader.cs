using System;
using System.Collections.Generic;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Reading;

/// <summary>
/// Reads a C prototype such as <c>void *shmat(int shmid, const void *shmaddr, int shmflg)</c>.
/// </summary>
internal sealed class PrototypeReader(NameTable<CType> types)
{
    private static readonly CType Address = new("pointer", "ulong", "address");
    private static readonly CType String = new("string", "ulong", "string");

    public Prototype? Read(SpecNode node)
    {
        string text = node.Text;
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')'))
        {
            node.Fail("expected a prototype: TYPE NAME(TYPE NAME, ...)");
            return null;
        }

        (CType? result, string name) = ReadDeclarator(node, text[..open]);
        string resultText = text[..open][..^name.Length].Trim();
        string inside = text[(open + 1)..^1];
        var parameters = new List<Parameter>();
        foreach (string declarator in inside == "void" ? [] : inside.Split(','))
        {
            (CType? type, string parameter) = ReadDeclarator(node, declarator);
            if (type is not null)
            {
                parameters.Add(new Parameter(parameter, type, Set: null, Condition: null));
            }
        }

        return result is null ? null : new Prototype(text, resultText, result, name, parameters);
    }

    private (CType? Type, string Name) ReadDeclarator(SpecNode node, string text)
    {
        string declarator = text.Trim();
        bool isArray = declarator.EndsWith(']');
        if (isArray)
        {
            declarator = declarator[..declarator.IndexOf('[', StringComparison.Ordinal)];
        }

        int start = declarator.AsSpan().LastIndexOfAny(' ', '*') + 1;
        string type = declarator[..start].Trim();
        string name = declarator[start..];
        if (isArray || type.Contains('*', StringComparison.Ordinal))
        {
            return (Pointer(isArray ? $"{type} *" : type), name);
        }

        return (types.Resolve(node, type), name);
    }

    private CType Pointer(string type)
    {
        const string Const = "const ";
        return type == "const char *" ? String
            : type.StartsWith(Const, StringComparison.Ordinal)
                ? types.Find(type[Const.Length..]) ?? Address
            : (types.Find(type) ?? Address) with { IsWritten = true };
    }
}
