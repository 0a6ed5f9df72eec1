using System.Collections.Generic;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>
/// The C sources: a function for each call, and the texts of errno values and signals.
/// </summary>
internal static class CSources
{
    public static IEnumerable<GeneratedFile> All(Spec spec) =>
    [
        new("spec/calls.c", Calls(spec)),
        new("spec/texts.c", Texts(spec)),
    ];

    private static CodeWriter Calls(Spec spec)
    {
        var code = new CodeWriter();
        IEnumerable<string> headers = spec.LibraryCalls.Select(call => call.Header);
        code.Lines(headers.Append("sys/syscall.h").Distinct()
            .Select(header => $"#include <{CHeaders.Folder}{header}>"));
        code.Line();
        code.Line("/* Sets errno, and answers -1, where the result is a negative errno. */");
        code.Line("long __syscall_ret(long result);");
        foreach (CallDeclaration call in spec.LibraryCalls)
        {
            code.Line();
            using (code.Block(call.CPrototype!))
            {
                code.Lines(call.Body.TrimEnd('\n').Split('\n'));
                code.Line(Statement(call));
            }
        }

        return code;
    }

    private static string Statement(CallDeclaration call)
    {
        IEnumerable<string> arguments =
            call.Kernel.Parameters.Select(parameter => $"(long) {parameter.Name}");
        string made = $"__syscall({string.Join(", ", arguments.Prepend("SYS_" + call.Name))})";
        return call.Kernel.ResultText == "void"
            ? $"for (;;) {made};"
            : $"return ({call.Kernel.ResultText}) __syscall_ret({made});";
    }

    private static CodeWriter Texts(Spec spec)
    {
        var code = new CodeWriter();
        code.Line("/* What strerror(3) and strsignal(3) say; 0 for a number without a text. */");
        WriteTexts(
            code, "errno", spec.Errnos.Select(e => (e.Value, e.Text)).Prepend((0, "Success")));
        WriteTexts(code, "signal", spec.Signals.Select(s => (s.Value, s.Text)));
        return code;
    }

    private static void WriteTexts(
        CodeWriter code, string name, IEnumerable<(long Value, string Text)> entries)
    {
        string table = $"{name}_texts";
        code.Line();
        using (code.Block($"static const char *const {table}[] =", "};"))
        {
            code.Lines(entries.Select(e => $"[{e.Value}] = {CodeWriter.Quote(e.Text)},"));
        }

        code.Line();
        using (code.Block($"const char *__{name}_text(int number)"))
        {
            code.Line($"long count = sizeof {table} / sizeof {table}[0];");
            code.Line($"return number >= 0 && number < count ? {table}[number] : 0;");
        }
    }
}
