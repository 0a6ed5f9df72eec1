using System.Globalization;
using System.Linq;
using System.Text;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Pages;

/// <summary>docs/syscalls.md: every system call with its errors.</summary>
internal static class SyscallsPage
{
    public static string Text(Spec spec)
    {
        var page = new StringBuilder(SpecPages.MadeFrom);
        page.Append(
            """

            # The system calls

            By header. The numbers are those of Linux on x86-64. An error that only one profile gives says which.

            """);
        foreach (var group in spec.Calls.GroupBy(call => call.Header))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## `<{group.Key}>`\n");
            foreach (CallDeclaration call in group)
            {
                AppendCall(page, call, spec);
            }
        }

        return page.ToString();
    }

    private static void AppendCall(StringBuilder page, CallDeclaration call, Spec spec)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {call.Name} ({call.Number})\n\n");
        page.Append(CultureInfo.InvariantCulture, $"`{call.CPrototype ?? call.Kernel.Text}`\n\n{call.Doc}");
        page.Append(call.Semantics is { } section ? $" Rules: semantics.md, section {section}.\n" : "\n");
        string[] sets =
        [
            .. from parameter in call.Kernel.Parameters
               where parameter.Set is not null
               let names = spec.Sets.First(set => set.Name == parameter.Set).AllNames
               select $"- `{parameter.Name}`: {string.Join(", ", names)}\n",
        ];
        if (sets.Length > 0)
        {
            page.Append('\n').AppendJoin("", sets);
        }

        if (call.Errors.Count > 0)
        {
            page.Append("\n| error | when |\n|---|---|\n");
        }

        foreach (CallError error in call.Errors)
        {
            string profile = error.Profile is { } only ? $" ({only} only)" : "";
            page.Append(
                CultureInfo.InvariantCulture, $"| {error.Errno}{profile} | {error.Reason} |\n");
        }
    }
}
