using System;
using System.Collections.Generic;
using System.IO;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Emitting;
using ActorVm.SpecGen.Pages;
using ActorVm.SpecGen.Reading;

namespace ActorVm.SpecGen;

/// <summary>
/// The command line: the build asks for a project's part, people for the pages of docs/.
/// </summary>
internal static class Program
{
    private const int Success = 0;
    private const int SpecIsWrong = 1;
    private const int UsageIsWrong = 2;

    private const string Usage = """
        usage: SpecGen --part model|programs|actors --spec DIR --out DIR
               SpecGen docs    in the project's root: writes its pages of docs/
        """;

    private static int Main(string[] arguments) => arguments switch
    {
        ["--part", string part, "--spec", string spec, "--out", string output]
            when PartOf(part) is { } makeFiles => Generate(spec, output, makeFiles),
        ["docs"] => WritePages(),
        _ => Complain(Usage, UsageIsWrong),
    };

    private static Func<Spec, IEnumerable<GeneratedFile>>? PartOf(string name) => name switch
    {
        "model" => ModelPart.Files,
        "programs" => ProgramsPart.Files,
        "actors" => ActorsPart.Files,
        _ => null,
    };

    private static int Generate(
        string directory, string output, Func<Spec, IEnumerable<GeneratedFile>> makeFiles)
    {
        if (Load(directory) is not { } spec)
        {
            return SpecIsWrong;
        }

        List<GeneratedFile> files = [.. makeFiles(spec)];
        OutputFolder.Write(output, files);
        OutputFolder.DeleteOthers(output, files);
        return Success;
    }

    private static int WritePages()
    {
        string directory = Path.Combine("src", "Model", "Spec");
        if (!Directory.Exists(directory))
        {
            string problem = $"There is no {directory} here: run this in the project's root.";
            return Complain(problem, UsageIsWrong);
        }

        if (Load(directory) is not { } spec)
        {
            return SpecIsWrong;
        }

        OutputFolder.Write("docs", SpecPages.All(spec));
        return Success;
    }

    private static Spec? Load(string directory)
    {
        var errors = new SpecErrors();
        Spec spec = SpecLoader.Load(directory, errors);
        foreach (SpecError error in errors.All)
        {
            Console.Out.WriteLine(error);
        }

        return errors.All.Count == 0 ? spec : null;
    }

    private static int Complain(string message, int status)
    {
        Console.Error.WriteLine(message);
        return status;
    }
}
