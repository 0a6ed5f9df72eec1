using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>
/// What Programs gets: the table of calls, and the C texts that the library is built on.
/// </summary>
internal static class ProgramsPart
{
    private const string Calls = "ActorVm.Programs.Calls";
    private const string Library = "ActorVm.Programs.Library";

    public static IEnumerable<GeneratedFile> Files(Spec spec) =>
    [
        new("CallNumber.g.cs", Numbers(spec)),
        new("CallTable.g.cs", Table(spec)),
        new("SpecHeaders.g.cs", Texts(
            "SpecHeaders",
            "The C headers with the spec's constants and prototypes, by the name to include.",
            CHeaders.All(spec))),
        new("SpecSources.g.cs", Texts(
            "SpecSources",
            "The C sources that make the system calls, by path.",
            CSources.All(spec))),
    ];

    private static CodeWriter Numbers(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(Calls);
        code.Doc("The numbers of the system calls on Linux x86-64.");
        using (code.Block("public enum CallNumber"))
        {
            foreach (CallDeclaration call in spec.Calls.OrderBy(call => call.Number))
            {
                code.Doc($"{call.Kernel.Text}: {call.Doc}");
                code.Line(string.Create(
                    CultureInfo.InvariantCulture, $"{call.Method} = {call.Number},"));
            }
        }

        return code;
    }

    private static CodeWriter Table(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(
            Calls, "System.Collections.Frozen", "System.Collections.Immutable", "ActorVm.Model");
        code.Doc("What the spec says about each system call.");
        using (code.Block("public static class CallTable"))
        {
            code.Doc("Every call, in the order of the spec.");
            using (code.Block("public static ImmutableArray<CallInfo> All { get; } =", "];", "["))
            {
                foreach (CallDeclaration call in spec.Calls)
                {
                    WriteInfo(code, call);
                }
            }

            code.Line();
            code.Line("private static FrozenDictionary<int, CallInfo> ByNumber { get; } =");
            code.Line("    All.ToFrozenDictionary(call => (int)call.Number);");
            code.Doc("The call with a number; null where there is none.");
            code.Line("public static CallInfo? Find(int number) =>");
            code.Line("    ByNumber.TryGetValue(number, out CallInfo? call) ? call : null;");
        }

        return code;
    }

    private static void WriteInfo(CodeWriter code, CallDeclaration call)
    {
        using (code.Block("new(", "),", open: ""))
        {
            code.Line($"CallNumber.{call.Method},");
            code.Line($"\"{call.Name}\",");
            code.Line($"{CodeWriter.Quote(call.Kernel.Text)},");
            code.List("", "],", call.Kernel.Parameters.Select(Argument));
            code.Line($"ArgumentKind.{Casing.Pascal(call.Kernel.Result.Shown)},");
            code.List("", "]", call.Errors.Select(Error));
        }
    }

    private static string Argument(Parameter parameter)
    {
        string argument = parameter.Set is { } set
            ? $"new(\"{parameter.Name}\", ArgumentKind.Set, FlagSets.{set})"
            : $"new(\"{parameter.Name}\", ArgumentKind.{Casing.Pascal(parameter.Type.Shown)})";
        return parameter.Condition is var (tested, bit)
            ? $"{argument} {{ TestedArgument = {tested}, TestedBit = LinuxConstants.{bit} }}"
            : parameter.Type.IsWritten ? $"{argument} {{ IsWritten = true }}"
            : argument;
    }

    private static string Error(CallError error)
    {
        string profile = error.Profile is { } name ? $"Profile.{Casing.Pascal(name)}" : "null";
        return $"new(Errno.{error.Errno}, {profile}, {CodeWriter.Quote(error.Reason)})";
    }

    private static CodeWriter Texts(
        string type, string doc, IEnumerable<GeneratedFile> texts)
    {
        CodeWriter code = CodeWriter.Begin(
            Library, "System", "System.Collections.Frozen", "System.Collections.Generic");
        code.Doc(doc);
        using (code.Block($"public static class {type}"))
        {
            code.Doc("The texts by path.");
            code.Line("public static FrozenDictionary<string, string> Files { get; } =");
            using (code.Block(
                "    new Dictionary<string, string>(StringComparer.Ordinal)",
                "}.ToFrozenDictionary(StringComparer.Ordinal);"))
            {
                foreach (GeneratedFile file in texts)
                {
                    code.Line($"[\"{file.Name}\"] =");
                    code.Line("    \"\"\"");
                    code.Lines(file.Text.TrimEnd('\n').Split('\n').Select(line =>
                        line.Length == 0 ? "" : "    " + line));
                    code.Line();
                    code.Line("    \"\"\",");
                }
            }
        }

        return code;
    }
}
