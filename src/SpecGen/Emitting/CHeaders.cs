using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>
/// The C headers: constants and prototypes. The library's own headers include them.
/// </summary>
internal static class CHeaders
{
    public const string Folder = "bits/spec/";

    public static IEnumerable<(string Path, string Text)> All(Spec spec) =>
        Names(spec).Select(name => (Folder + name, Header(name, spec)));

    private static IEnumerable<string> Names(Spec spec) =>
        spec.Constants.Select(group => group.Header)
            .Concat(spec.Calls.Where(call => call.CPrototype is not null).Select(call => call.Header))
            .Concat(["errno.h", "signal.h", "sys/syscall.h"])
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static string Header(string name, Spec spec)
    {
        string guard = "_SPEC_" + Regex.Replace(name.ToUpperInvariant(), "[^A-Z]", "_");
        CallDeclaration[] calls =
            [.. spec.Calls.Where(call => call.Header == name && call.CPrototype is not null)];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"#ifndef {guard}\n#define {guard}\n");
        if (calls.Length > 0)
        {
            text.Append("\n#include <sys/types.h>\n");
        }

        AppendDefines(text, Defines(name, spec));
        AppendPrototypes(text, calls);
        text.Append("\n#endif\n");
        return text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Defines(string header, Spec spec) =>
        header switch
        {
            "errno.h" =>
                spec.Errnos.Select(errno => (errno.Name, Decimal(errno.Value)))
                    .Concat(spec.ErrnoAliases.Select(alias => (alias.Name, alias.Of))),
            "signal.h" => spec.Signals.Select(signal => (signal.Name, Decimal(signal.Value))),
            "sys/syscall.h" => spec.Calls.Select(call => ("SYS_" + call.Name, Decimal(call.Number))),
            _ => spec.Constants.Where(group => group.Header == header)
                .SelectMany(group => group.Members)
                .Select(constant => (constant.Name, constant.Written)),
        };

    private static string Decimal(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void AppendDefines(
        StringBuilder text, IEnumerable<(string Name, string Value)> defines)
    {
        string before = "\n";
        foreach ((string name, string value) in defines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{before}#define {name} {value}\n");
            before = "";
        }
    }

    private static void AppendPrototypes(StringBuilder text, CallDeclaration[] calls)
    {
        IEnumerable<string> structs = calls
            .SelectMany(call => Regex.Matches(call.CPrototype!, @"struct \w+"))
            .Select(match => match.Value + ";")
            .Distinct();
        string[] lines = [.. structs, .. calls.Select(call => call.CPrototype + ";")];
        if (lines.Length > 0)
        {
            text.Append('\n').AppendJoin('\n', lines).Append('\n');
        }
    }
}
