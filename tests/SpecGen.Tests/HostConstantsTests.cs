using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Reading;
using ActorVm.Tests.Shared;

namespace ActorVm.SpecGen.Tests;

/// <summary>The spec's numbers and texts against the C headers of the machine, where it has a compiler.</summary>
public sealed class HostConstantsTests : IDisposable
{
    private const string Compiler = "/usr/bin/cc";

    private static readonly string[] Headers =
    [
        "errno.h", "fcntl.h", "limits.h", "poll.h", "sched.h", "signal.h", "stdio.h", "string.h", "sys/ioctl.h",
        "sys/ipc.h", "sys/mman.h", "sys/shm.h", "sys/stat.h", "sys/resource.h", "sys/syscall.h", "sys/time.h", "sys/uio.h",
        "sys/wait.h", "time.h", "unistd.h",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("cc").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EveryNumberAndTextIsThatOfTheHostsHeaders()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Compiler))
        {
            return; // nothing to compare with
        }

        Spec spec = SpecLoader.Load(
            Path.Combine(Repository.Root, "src", "Model", "Spec"), new SpecErrors());
        string source = Path.Combine(_folder, "compare.c");
        string program = Path.Combine(_folder, "compare");
        File.WriteAllLines(source, Program(spec));

        Run(Compiler, "-w", "-o", program, source);
        Run(program).ShouldBe("");
    }

    /// <summary>A program that prints what differs.</summary>
    private static IEnumerable<string> Program(Spec spec) =>
    [
        "#define _GNU_SOURCE",
        .. Headers.Select(header => $"#include <{header}>"),
        "int main(void) {",
        .. Numbers(spec).Select(one =>
            $"if ((long) ({one.Name}) != {one.Value}) printf(\"{one.Name} is %ld\\n\", (long) {one.Name});"),
        .. spec.Errnos.Select(errno => Text("strerror", errno.Value, errno.Text)),
        .. spec.Signals.Select(signal => Text("strsignal", signal.Value, signal.Text)),
        "return 0; }",
    ];

    private static IEnumerable<(string Name, long Value)> Numbers(Spec spec) =>
    [
        .. spec.Errnos.Select(errno => (errno.Name, errno.Value)),
        .. spec.Signals.Select(signal => (signal.Name, signal.Value)),
        .. spec.Constants.SelectMany(group => group.Members).Select(one => (one.Name, one.Value)),
        .. spec.Calls.Select(call => ($"SYS_{call.Name}", (long)call.Number)),
    ];

    private static string Text(string function, long value, string text) =>
        $"if (strcmp({function}({value}), \"{text}\")) puts(\"{function}({value})\");";

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output;
    }
}
