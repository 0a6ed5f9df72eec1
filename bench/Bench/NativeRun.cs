using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace ActorVm.Bench;

/// <summary>A program of the folder <c>programs</c>, built by <c>cc -O0</c> and called in this
/// process.</summary>
internal sealed class NativeRun
{
    private readonly Entry _main;

    private NativeRun(Entry main) => _main = main;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Entry();

    /// <summary>Builds it; null where there is no cc.</summary>
    public static NativeRun? Build(string program)
    {
        string source = MachineRun.PathOf(program);
        string library = Path.ChangeExtension(source, ".so");
        try
        {
            using Process cc = Process.Start(
                "cc", ["-std=gnu11", "-w", "-O0", "-fPIC", "-shared", "-o", library, source]);
            cc.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        nint main = NativeLibrary.GetExport(NativeLibrary.Load(library), "main");
        return new NativeRun(Marshal.GetDelegateForFunctionPointer<Entry>(main));
    }

    /// <summary>Runs it from its beginning to its end.</summary>
    /// <returns>Its exit status.</returns>
    public int Run() => _main();
}
