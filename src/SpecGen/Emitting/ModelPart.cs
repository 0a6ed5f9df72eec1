using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>What Model gets: errno, signals, constants and the sets that show them.</summary>
internal static class ModelPart
{
    private const string Space = "ActorVm.Model";

    private static readonly string[] TableUsings =
        ["System.Collections.Immutable", "System.Globalization"];

    public static IEnumerable<GeneratedFile> Files(Spec spec) =>
    [
        new("Errno.g.cs", Errno(spec)),
        new("Signal.g.cs", Signals(spec)),
        new("LinuxConstants.g.cs", Constants(spec)),
        new("FlagSets.g.cs", Sets(spec)),
    ];

    private static CodeWriter Errno(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(Space, TableUsings);
        code.Doc("Why a system call failed, with the numbers of Linux on x86-64 (errno(3)).");
        using (code.Block("public enum Errno"))
        {
            code.Line("/// <summary>It did not fail.</summary>");
            code.Line("None = 0,");
            foreach (ErrnoDeclaration errno in spec.Errnos)
            {
                code.Doc(errno.Text + ".");
                code.Line(Invariant($"{errno.Name} = {errno.Value},"));
            }
        }

        code.Doc("The names and texts of errno values.");
        using (code.Block("public static class ErrnoTable"))
        {
            WriteTexts(code, "Errno", "errno", [.. spec.Errnos.Select(e => (e.Name, e.Text))]);
            code.Doc("Every errno, by number.");
            WriteAll(code, "Errno", spec.Errnos.Select(errno => errno.Name));
        }

        return code;
    }

    private static CodeWriter Signals(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(Space, TableUsings);
        code.Doc("A signal, with the numbers of Linux on x86-64 (signal(7)).");
        using (code.Block("public enum Signal"))
        {
            code.Line("/// <summary>No signal.</summary>");
            code.Line("None = 0,");
            foreach (SignalDeclaration signal in spec.Signals)
            {
                code.Doc($"{signal.Text}; by default: {signal.Action}.");
                code.Line(Invariant($"{signal.Name} = {signal.Value},"));
            }
        }

        code.Doc("What a signal does to a process that has no handler for it (signal(7)).");
        using (code.Block("public enum SignalAction : byte"))
        {
            foreach ((string action, string doc) in SignalActions)
            {
                code.Line($"/// <summary>{doc}</summary>");
                code.Line($"{Casing.Pascal(action)},");
            }
        }

        code.Doc("The names, texts and default actions of signals.");
        using (code.Block("public static class SignalTable"))
        {
            WriteTexts(code, "Signal", "signal", [.. spec.Signals.Select(s => (s.Name, s.Text))]);
            code.Doc("What the signal does where no handler is set.");
            code.Line("public static SignalAction Action(Signal signal) =>");
            using (code.Block("    signal switch", "};"))
            {
                foreach (IGrouping<string, SignalDeclaration> group in
                    spec.Signals.GroupBy(signal => signal.Action))
                {
                    IEnumerable<string> names = group.Select(signal => $"Signal.{signal.Name}");
                    string action = Casing.Pascal(group.Key);
                    code.Line($"{string.Join(" or ", names)} => SignalAction.{action},");
                }

                code.Line("> Signal.SIGSYS => SignalAction.Terminate, // a real-time signal");
                code.Line("_ => throw new KernelBug($\"no such signal: {(int)signal}\"),");
            }

            code.Doc("Every signal, by number.");
            WriteAll(code, "Signal", spec.Signals.Select(signal => signal.Name));
        }

        return code;
    }

    private static (string Action, string Doc)[] SignalActions =>
    [
        ("terminate", "Ends the process."),
        ("core", "Ends the process, as a fault."),
        ("ignore", "Nothing."),
        ("stop", "Stops the process."),
        ("continue", "Lets a stopped process go on."),
    ];

    private static void WriteTexts(
        CodeWriter code, string type, string parameter, (string Name, string Text)[] entries)
    {
        code.Line($"/// <summary>The {parameter}'s name as the C headers spell it.</summary>");
        using (code.Block(
            $"public static string Name({type} {parameter}) => {parameter} switch", "};"))
        {
            code.Lines(entries.Select(e => $"{type}.{e.Name} => \"{e.Name}\","));
            if (type == "Signal")
            {
                code.Line("> Signal.SIGSYS => $\"SIGRT_{(int)signal - 32}\", // as strace says");
            }

            code.Line($"_ => ((int){parameter}).ToString(CultureInfo.InvariantCulture),");
        }

        code.Doc($"The {parameter}'s text as glibc words it.");
        using (code.Block(
            $"public static string Text({type} {parameter}) => {parameter} switch", "};"))
        {
            code.Lines(entries.Select(e => $"{type}.{e.Name} => {CodeWriter.Quote(e.Text)},"));
            string kind = type == "Errno" ? "error" : "signal";
            code.Line($"_ => $\"Unknown {kind} {{(int){parameter}}}\",");
        }
    }

    private static void WriteAll(CodeWriter code, string type, IEnumerable<string> names)
    {
        using (code.Block(
            $"public static ImmutableArray<{type}> All {{ get; }} =",
            end: "];",
            open: "["))
        {
            code.Lines(names.Select(name => $"{type}.{name},"));
        }
    }

    private static CodeWriter Constants(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(Space);
        code.Doc("The kernel's constants under the kernel's names, with the values of x86-64.");
        using (code.Block("public static class LinuxConstants"))
        {
            foreach (ConstantGroup group in spec.Constants)
            {
                code.Line();
                code.Line($"// <{group.Header}>");
                foreach (ConstantDeclaration constant in group.Members)
                {
                    code.Doc($"{constant.Doc} C: {constant.Written}.");
                    code.Line(Invariant(
                        $"public const {constant.Type} {constant.Name} = {constant.Value};"));
                }
            }
        }

        return code;
    }

    private static CodeWriter Sets(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(Space, "static ActorVm.Model.LinuxConstants");
        code.Doc("How strace shows the arguments that are made of constants.");
        using (code.Block("public static class FlagSets"))
        {
            foreach (SetDeclaration set in spec.Sets)
            {
                code.Doc($"{set.Members[0]} and its like.");
                using (code.Block($"public static FlagSet {set.Name} {{ get; }} = new()", "};"))
                {
                    WriteSet(code, set);
                }
            }
        }

        return code;
    }

    private static void WriteSet(CodeWriter code, SetDeclaration set)
    {
        code.Line($"IsFlags = {(set.IsFlags ? "true" : "false")},");
        if (set.Zero is { } zero)
        {
            code.Line($"Zero = \"{zero}\",");
        }

        if (set.Mask is { } mask)
        {
            code.Line($"Mask = {mask.Bits},");
            code.List("Masked = ", "],", Pairs(mask.Members));
        }

        if (set.RestIsOctal)
        {
            code.Line("RestIsOctal = true,");
        }

        code.List("Members = ", "],", Pairs(set.Members));
    }

    private static IEnumerable<string> Pairs(IEnumerable<string> names) =>
        names.Select(name => $"new(\"{name}\", {name})");

    private static string Invariant(System.FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
