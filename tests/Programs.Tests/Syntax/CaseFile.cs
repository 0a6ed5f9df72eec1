using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace ActorVm.Programs.Tests.Syntax;

/// <summary>Tables of cases in <c>Cases/*.txt</c>: a line of C, then indented what it gives. A first line
/// <c>declare …</c> holds declarations that each case may use; <c>\n</c> in a line ends it.</summary>
internal static class CaseFile
{
    public static TheoryData<string, string> Read(string name)
    {
        var data = new TheoryData<string, string>();
        string declarations = "";
        string? source = null;
        var expected = new List<string>();
        foreach (string line in Lines(name).Append(""))
        {
            if (line.StartsWith("    ", System.StringComparison.Ordinal))
            {
                expected.Add(line[4..]);
                continue;
            }

            if (source is not null)
            {
                data.Add(Where(declarations, source), string.Join('\n', expected));
            }

            bool isDeclaration = line.StartsWith("declare ", System.StringComparison.Ordinal);
            declarations = isDeclaration ? line["declare ".Length..] : declarations;
            source = isDeclaration || line.Length == 0 ? null : line;
            expected.Clear();
        }

        return data;
    }

    private static string Where(string declarations, string source) =>
        (declarations.Length == 0 ? "" : declarations + " | ")
        + source.Replace("\\n", "\n", System.StringComparison.Ordinal);

    private static string[] Lines(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }
}
