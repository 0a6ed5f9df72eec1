using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Library;
using ActorVm.Programs.Tests.Preprocessing;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Tests.Syntax;

/// <summary>Parses a file <c>a.c</c> and looks at what comes of it.</summary>
internal static class Parsed
{
    private static readonly FrontEndOptions Bare = new() { Headers = NoHeaders.Instance };

    private static readonly FrontEndOptions WithHeaders = new() { Headers = LibraryHeaders.Instance };

    public static TranslationUnit Unit(string source) =>
        FrontEnd.Read(new SourceFile("a.c", source), Bare);

    /// <summary>A unit that must be without fault.</summary>
    public static TranslationUnit Good(string source)
    {
        TranslationUnit unit = Unit(source);
        unit.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty();
        return unit;
    }

    /// <summary>What there is to complain of: severity, line, column, message.</summary>
    public static List<string> Complaints(string source) =>
        [.. Unit(source).Diagnostics.Select(Short)];

    public static List<string> ComplaintsWithHeaders(string source) =>
        [.. FrontEnd.Read(new SourceFile("a.c", source), WithHeaders).Diagnostics.Select(Short)];

    /// <summary>The type of an expression, spelt, after these declarations.</summary>
    public static string TypeOf(string expression, string declarations = "")
    {
        TranslationUnit unit = Good(
            $"{declarations}\nvoid f(void) {{ __auto_type it = ({expression}); (void)it; }}");
        return unit.Functions[^1].Definition!.Locals[^1].Type.ToString();
    }

    /// <summary>The body of the last function, printed, without its outer brackets.</summary>
    public static string Body(string source)
    {
        TranslationUnit unit = Good(source);
        Function last = unit.Functions.Last(f => f.Definition is not null);
        string text = TreePrinter.Print(last.Definition!.Body);
        return text == "(block)" ? "" : text["(block ".Length..^1];
    }

    /// <summary>The initial value of the last variable, printed.</summary>
    public static string Global(string source)
    {
        GlobalVariable last = Good(source).Globals.Last(g => g.Name[0] != '.');
        return last.Initializer is { } value ? TreePrinter.Print(value) : "zero";
    }

    private static string Short(Diagnostic diagnostic) =>
        (diagnostic.Severity == Severity.Warning ? "warning: " : "")
        + $"{diagnostic.Line}:{diagnostic.Column}: {diagnostic.Message}";
}
