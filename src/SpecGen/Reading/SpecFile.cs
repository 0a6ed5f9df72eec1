using System.IO;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ActorVm.SpecGen.Reading;

/// <summary>Opens a YAML file as a tree of nodes with places.</summary>
internal static class SpecFile
{
    /// <summary>
    /// The file's root mapping, empty where the file is absent or cannot be read.
    /// </summary>
    public static SpecNode Open(string path, SpecErrors errors)
    {
        var empty = new SpecNode(new YamlMappingNode(), path, errors);
        if (!File.Exists(path))
        {
            errors.Add(new Place(path, 1, 1), "the file is missing");
            return empty;
        }

        try
        {
            using StreamReader text = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(new MergingParser(new Parser(text)));
            if (stream.Documents is [YamlDocument { RootNode: YamlMappingNode root }])
            {
                return new SpecNode(root, path, errors);
            }

            errors.Add(new Place(path, 1, 1), "expected one mapping");
        }
        catch (YamlException problem)
        {
            var place = new Place(path, (int)problem.Start.Line, (int)problem.Start.Column);
            errors.Add(place, problem.Message.ReplaceLineEndings(" "));
        }

        return empty;
    }
}
