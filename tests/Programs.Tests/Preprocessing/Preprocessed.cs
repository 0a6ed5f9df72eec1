using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Preprocessing;

namespace ActorVm.Programs.Tests.Preprocessing;

/// <summary>Preprocesses a file <c>a.c</c> and looks at what comes of it.</summary>
internal static class Preprocessed
{
    private static readonly IncludeResolver Includes = new(
        (name, _) => name switch
        {
            "once.h" => new SourceFile(name, "#pragma once\nonce\n"),
            "guard.h" => new SourceFile(name, "#ifndef G\n#define G\nguard\n#endif\n"),
            "a.c" => new SourceFile(name, "#include \"a.c\"\n"),
            _ => null,
        },
        NoHeaders.Instance);

    public static List<Token> Tokens(string source) => Run(source, new DiagnosticBag());

    public static List<string> Errors(string source)
    {
        var diagnostics = new DiagnosticBag();
        Run(source, diagnostics);
        return
        [
            .. diagnostics.ToImmutable().Where(d => d.Severity == Severity.Error)
                .Select(d => $"{d.File}:{d.Line}:{d.Column}: {d.Message}"),
        ];
    }

    public static void ShouldGive(string source, string expected)
    {
        var diagnostics = new DiagnosticBag();
        List<Token> tokens = Run(source, diagnostics);

        diagnostics.ToImmutable().ShouldBeEmpty();
        string text = string.Concat(tokens.Select(t => t.SpaceBefore || t.StartsLine ? " " + t.Text : t.Text));
        Squeezed(text).ShouldBe(Squeezed(expected));
    }

    private static List<Token> Run(string source, DiagnosticBag diagnostics) =>
        Preprocessor.Run(new SourceFile("a.c", source), Includes, diagnostics).Tokens;

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
