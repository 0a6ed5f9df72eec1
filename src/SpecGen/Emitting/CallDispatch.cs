using System.Collections.Generic;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>The binding of each call to the handler that performs it.</summary>
internal static class CallDispatch
{
    public static CodeWriter Types(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(
            "ActorVm.Actors.Processes",
            "System",
            "ActorVm.Actors.Messaging",
            "ActorVm.Programs.Calls");
        code.Doc("Performs the system calls; a call without a handler does not compile.");
        using (code.Block("public interface ICallHandlers"))
        {
            foreach (CallDeclaration call in spec.Calls)
            {
                code.Doc(call.Doc);
                code.Line($"void {call.Method}({Parameters(call)});");
            }

            code.Doc("The program made a call that the machine does not have.");
            code.Line("void UnknownCall(int number, Outbox outbox);");
        }

        code.Doc("Brings a system call to its handler.");
        using (code.Block("public static class CallDispatch"))
        {
            code.Line("/// <summary>Performs a call.</summary>");
            code.Line("public static void Invoke<T>(");
            code.Line("    T process, int number, ReadOnlySpan<ulong> arguments, Outbox outbox)");
            using (code.Block("    where T : class, ICallHandlers"))
            {
                using (code.Block("switch ((CallNumber)number)"))
                {
                    WriteCases(code, spec.Calls);
                }
            }
        }

        return code;
    }

    private static void WriteCases(CodeWriter code, IEnumerable<CallDeclaration> calls)
    {
        foreach (CallDeclaration call in calls)
        {
            IEnumerable<string> arguments =
                call.Kernel.Parameters.Select((parameter, index) => Argument(parameter, index));
            code.Lines(
                $"case CallNumber.{call.Method}:",
                $"    process.{call.Method}({string.Join(", ", arguments.Append("outbox"))});",
                "    break;");
        }

        code.Lines("default:", "    process.UnknownCall(number, outbox);", "    break;");
    }

    private static string Parameters(CallDeclaration call) =>
        string.Join(", ", call.Kernel.Parameters
            .Select(parameter => $"{parameter.Type.CSharp} {parameter.Name}")
            .Append("Outbox outbox"));

    private static string Argument(Parameter parameter, int index) =>
        parameter.Type.CSharp == "ulong"
            ? $"arguments[{index}]"
            : $"unchecked(({parameter.Type.CSharp})arguments[{index}])";
}
