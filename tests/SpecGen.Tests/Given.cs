using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Reading;

namespace ActorVm.SpecGen.Tests;

/// <summary>A small spec that is right; a test replaces the file that it is about.</summary>
internal sealed class Given
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal)
    {
        ["errno.yaml"] = """
            errnos:
              - { name: EPERM, value: 1, text: Operation not permitted }
            """,
        ["constants.yaml"] = """
            constants:
              - header: sys/mman.h
                members:
                  - { name: PROT_READ, value: 0x1, doc: Read. }
                  - { name: PROT_EXEC, value: 04, doc: Execute. }
            sets:
              - { name: Prot, kind: flags, members: [PROT_READ, PROT_EXEC] }
            signals:
              - { name: SIGHUP, value: 1, action: terminate, text: Hangup }
            """,
        ["types.yaml"] = """
            types:
              - { name: bool, csharp: bool, bytes: 1 }
              - { name: i32, csharp: int, bytes: 4 }
              - { name: u32, csharp: uint, bytes: 4 }
              - { name: u64, csharp: ulong, bytes: 8 }
              - { name: Errno, csharp: ActorVm.Model.Errno, as: i32 }
              - { name: Handle, csharp: ActorVm.Model.Ipc.Handle, parts: { Slot: i32, Generation: u32 } }
            cTypes:
              - { name: void, csharp: void, shown: nothing }
              - { name: int, csharp: int, shown: number }
              - { name: mode_t, csharp: uint, shown: octal }
            """,
        ["messages.yaml"] = """
            actors: [Manager, Process]
            messages:
              - name: Fault
                from: [Process]
                to: Manager
                doc: A page is wanted.
                fields: { segment: Handle, write: bool }
                reply: { doc: Here it is., fields: { error: Errno } }
                writes: [page(segment)]
            """,
        ["calls.yaml"] = """
            calls:
              - name: open
                number: 2
                header: fcntl.h
                prototype: int open(const char *pathname, int flags, mode_t mode)
                doc: Opens a file.
                shown: { flags: Prot }
                onlyIf: { mode: flags & PROT_EXEC }
                errors:
                  EPERM: { classic: It may not. }
            """,
    };

    public static Given Spec => new();

    public Given With(string file, string text)
    {
        _files[file] = text;
        return this;
    }

    public Given WithCall(string keys) =>
        With("calls.yaml", $"calls:\n  - {{ header: unistd.h, doc: A call., {keys} }}\n");

    public Given WithMessage(string keys) =>
        With("messages.yaml", $"actors: [A, B]\nmessages:\n  - {{ name: M, doc: A message., {keys} }}\n");

    /// <summary>The spec, which must be right.</summary>
    public Spec Load()
    {
        (Spec spec, string[] errors) = Read();
        errors.ShouldBeEmpty();
        return spec;
    }

    /// <summary>The errors as the build shows them, without the folder.</summary>
    public string[] Errors() => Read().Errors;

    private (Spec Spec, string[] Errors) Read()
    {
        string folder = Directory.CreateTempSubdirectory("spec").FullName;
        try
        {
            foreach ((string name, string text) in _files)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            var errors = new SpecErrors();
            Spec spec = SpecLoader.Load(folder, errors);
            string prefix = folder + Path.DirectorySeparatorChar;
            return (spec, [.. errors.All.Select(error => error.ToString().Replace(prefix, ""))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
