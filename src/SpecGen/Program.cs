using System;
using System.Collections.Generic;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Emitting;
using ActorVm.SpecGen.Reading;

namespace ActorVm.SpecGen;

/// <summary>The command line: <c>--part model|programs|actors --spec DIR --out DIR</c>.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int SpecIsWrong = 1;
    private const int UsageIsWrong = 2;

    private static int Main(string[] arguments)
    {
        if (arguments is not ["--part", string part, "--spec", string directory, "--out", string output]
            || PartOf(part) is not { } makeFiles)
        {
            Console.Error.WriteLine("usage: SpecGen --part model|programs|actors --spec DIR --out DIR");
            return UsageIsWrong;
        }

        var errors = new SpecErrors();
        Spec spec = SpecLoader.Load(directory, errors);
        if (errors.All.Count > 0)
        {
            foreach (SpecError error in errors.All)
            {
                Console.Out.WriteLine(error);
            }

            return SpecIsWrong;
        }

        OutputFolder.Write(output, [.. makeFiles(spec)]);
        return Success;
    }

    private static Func<Spec, IEnumerable<GeneratedFile>>? PartOf(string name) => name switch
    {
        "model" => ModelPart.Files,
        "programs" => ProgramsPart.Files,
        "actors" => ActorsPart.Files,
        _ => null,
    };
}
