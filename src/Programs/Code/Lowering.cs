using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Model;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Code;

/// <summary>From a checked and linked tree to an image.</summary>
internal static class Lowering
{
    /// <summary>Compiles and lays out a program; null where it is too large for the
    /// machine.</summary>
    public static ProgramImage? Compile(
        Program program, Profile profile, DiagnosticBag diagnostics)
    {
        CodeBuilder code = new();
        ProgramSymbols symbols = new(program);
        EmitReturnFromEntry(code);
        foreach (FunctionDefinition function in program.Functions)
        {
            FunctionCompiler.Compile(code, symbols, function, diagnostics);
        }

        symbols.ResolveInitializers();
        ImmutableArray<string> refused = [.. symbols.Stubs.Select(stub => stub.Name)];
        EmitStubs(code, symbols.Stubs);
        if (!DataLayout.Fits(symbols, diagnostics) || diagnostics.ErrorCount > 0)
        {
            return null;
        }

        DataLayout layout = new(symbols, code, profile);
        Instruction[] instructions = code.Link(layout);
        return new ProgramImage(
            profile,
            instructions,
            code.StartOf(program.Entry.Function),
            [.. code.Functions.Select(function => (function.Key, function.Value.Name))],
            layout.Fill(instructions),
            code.Lines,
            refused);
    }

    /// <summary>What the entry function finds below it: a call, whose window is its own, and a
    /// trap.</summary>
    private static void EmitReturnFromEntry(CodeBuilder code)
    {
        code.Emit(Opcode.Call);
        code.Emit(Opcode.Trap, (int)Signal.SIGILL);
    }

    private static void EmitStubs(CodeBuilder code, IEnumerable<Function> stubs)
    {
        int number = 0;
        foreach (Function stub in stubs)
        {
            code.BeginFunction(stub);
            code.Lines.Begin(code.Position, SourceLine.None);
            code.Emit(Opcode.Enter, 1);
            code.Emit(Opcode.Refuse, immediate: number++);
        }
    }
}
