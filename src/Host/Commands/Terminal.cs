using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using ActorVm.Host.Reports;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary>Where the command speaks to: standard output and standard error.</summary>
/// <param name="Output">Programs' output and reports.</param>
/// <param name="Error">Programs' error output and complaints.</param>
/// <param name="IsInteractive">Whether a person reads the output as it comes.</param>
internal sealed record Terminal(Stream Output, Stream Error, bool IsInteractive)
{
    /// <summary>The process's own.</summary>
    public static Terminal OfProcess() =>
        new(
            Console.OpenStandardOutput(),
            Console.OpenStandardError(),
            !Console.IsOutputRedirected);

    /// <summary>Writes a text to standard output.</summary>
    public void Write(string text) => Put(Output, text);

    /// <summary>Writes a line to standard error.</summary>
    public void Complain(string line) => Put(Error, line + "\n");

    /// <summary>Tells what is wrong with the input.</summary>
    /// <returns>The exit status.</returns>
    public int Refuse(IReadOnlyList<Diagnostic> diagnostics, bool isJson)
    {
        Warn(diagnostics);
        if (isJson)
        {
            Write(JsonReport.Of(diagnostics));
        }

        return ExitStatus.BadInput;
    }

    /// <summary>Tells what looks wrong but is accepted.</summary>
    public void Warn(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Complain(diagnostic.ToString());
        }
    }

    private static void Put(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
    }
}
