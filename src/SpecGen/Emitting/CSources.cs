using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>
/// The C sources: a function for each call, and the texts of errno values and signals.
/// </summary>
internal static class CSources
{
    public static IEnumerable<(string Path, string Text)> All(Spec spec) =>
    [
        ("spec/calls.c", Calls(spec)),
        ("spec/texts.c", Texts(spec)),
    ];

    private static string Calls(Spec spec)
    {
        CallDeclaration[] calls = [.. spec.Calls.Where(call => call.CPrototype is not null)];
        var text = new StringBuilder();
        foreach (string header in calls.Select(call => call.Header).Append("sys/syscall.h").Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"#include <{CHeaders.Folder}{header}>\n");
        }

        text.Append("\n/* Sets errno, and answers -1, where the result is a negative errno. */\n");
        text.Append("long __syscall_ret(long result);\n");
        foreach (CallDeclaration call in calls)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{call.CPrototype}\n{{\n");
            foreach (string line in call.Body.TrimEnd('\n').Split('\n'))
            {
                text.Append(line.Length == 0 ? "" : $"    {line}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"    {Statement(call)}\n}}\n");
        }

        return text.ToString();
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

    private static string Texts(Spec spec)
    {
        var text = new StringBuilder("/* What strerror(3) and strsignal(3) say; 0 for a number without a text. */\n");
        AppendTexts(text, "errno", spec.Errnos.Select(e => (e.Value, e.Text)).Prepend((0, "Success")));
        AppendTexts(text, "signal", spec.Signals.Select(s => (s.Value, s.Text)));
        return text.ToString();
    }

    private static void AppendTexts(
        StringBuilder text, string name, IEnumerable<(long Value, string Text)> entries)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nstatic const char *const {name}_texts[] = {{\n");
        foreach ((long value, string words) in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"    [{value}] = {CodeWriter.Quote(words)},\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
            };

            const char *__{{name}}_text(int number)
            {
                unsigned long count = sizeof {{name}}_texts / sizeof {{name}}_texts[0];
                return number >= 0 && number < (long) count ? {{name}}_texts[number] : 0;
            }

            """);
    }
}
