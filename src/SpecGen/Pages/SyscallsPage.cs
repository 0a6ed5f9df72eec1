using System.Linq;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Emitting;

namespace ActorVm.SpecGen.Pages;

/// <summary>docs/syscalls.md: every system call with its errors.</summary>
internal static class SyscallsPage
{
    private const string Introduction = """

        # The system calls

        By header. The numbers are those of Linux on x86-64. An error that only one profile gives
        says which.
        """;

    public static CodeWriter Text(Spec spec)
    {
        CodeWriter page = SpecPages.Begin(Introduction);
        foreach (var header in spec.Calls.GroupBy(call => call.Header))
        {
            page.Paragraph($"## `<{header.Key}>`");
            foreach (CallDeclaration call in header)
            {
                WriteCall(page, call, spec);
            }
        }

        return page;
    }

    private static void WriteCall(CodeWriter page, CallDeclaration call, Spec spec)
    {
        string rules =
            call.Semantics is { } section ? $" Rules: semantics.md, section {section}." : "";
        page.Paragraph($"### {call.Name} ({call.Number})");
        page.Paragraph($"`{call.CPrototype ?? call.Kernel.Text}`");
        page.Paragraph(call.Doc + rules);
        page.Paragraph(
            from parameter in call.Kernel.Parameters
            where parameter.Set is not null
            let names = spec.Sets.First(set => set.Name == parameter.Set).AllNames
            select $"- `{parameter.Name}`: {string.Join(", ", names)}");
        if (call.Errors.Count > 0)
        {
            page.Paragraph(
            [
                "| error | when |",
                "|---|---|",
                .. call.Errors.Select(error => $"| {error.Errno}{Only(error)} | {error.Reason} |"),
            ]);
        }
    }

    private static string Only(CallError error) =>
        error.Profile is { } profile ? $" ({profile} only)" : "";
}
