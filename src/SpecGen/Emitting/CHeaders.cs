using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>
/// The C headers: constants and prototypes. The library's own headers include them.
/// </summary>
internal static class CHeaders
{
    public const string Folder = "bits/spec/";

    private const string ErrnoHeader = "errno.h";
    private const string SignalHeader = "signal.h";
    private const string NumbersHeader = "sys/syscall.h";

    public static IEnumerable<GeneratedFile> All(Spec spec) =>
        Names(spec).Select(name => new GeneratedFile(Folder + name, Header(name, spec)));

    private static IEnumerable<string> Names(Spec spec) =>
        spec.Constants.Select(group => group.Header)
            .Concat(spec.LibraryCalls.Select(call => call.Header))
            .Concat([ErrnoHeader, SignalHeader, NumbersHeader])
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static CodeWriter Header(string name, Spec spec)
    {
        string guard = "_SPEC_" + Regex.Replace(name.ToUpperInvariant(), "[^A-Z]", "_");
        string[] prototypes =
        [
            .. from call in spec.LibraryCalls
               where call.Header == name
               select call.CPrototype + ";",
        ];
        var code = new CodeWriter();
        code.Line($"#ifndef {guard}");
        code.Line($"#define {guard}");
        if (prototypes.Length > 0)
        {
            code.Line();
            code.Line("#include <sys/types.h>");
        }

        code.Paragraph(
            Defines(name, spec).Select(define => $"#define {define.Name} {define.Value}"));
        code.Paragraph([.. Structs(prototypes), .. prototypes]);
        code.Line();
        code.Line("#endif");
        return code;
    }

    private static IEnumerable<(string Name, string Value)> Defines(string header, Spec spec) =>
        header switch
        {
            ErrnoHeader => spec.Errnos.Select(errno => (errno.Name, $"{errno.Value}"))
                .Concat(spec.ErrnoAliases.Select(alias => (alias.Name, alias.Of))),
            SignalHeader => spec.Signals.Select(signal => (signal.Name, $"{signal.Value}"))
                .Concat(Constants(header, spec)),
            NumbersHeader => spec.Calls.Select(call => ("SYS_" + call.Name, $"{call.Number}")),
            _ => Constants(header, spec),
        };

    private static IEnumerable<(string Name, string Value)> Constants(string header, Spec spec) =>
        spec.Constants.Where(group => group.Header == header)
            .SelectMany(group => group.Members)
            .Select(constant => (constant.Name, constant.Written));

    /// <summary>Declares the structs that prototypes point to.</summary>
    private static IEnumerable<string> Structs(IEnumerable<string> prototypes) =>
        prototypes.SelectMany(prototype => Regex.Matches(prototype, @"struct \w+"))
            .Select(match => match.Value + ";")
            .Distinct();
}
