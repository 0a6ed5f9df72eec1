using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ActorVm.Host.Journal;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Host.Tests.Running;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Tests.Scenarios;

/// <summary>Whatever a file holds, its reader answers with a scenario or log, or with errors.</summary>
public sealed class BrokenInputTests : IDisposable
{
    private const int Tries = 3000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ABrokenScenarioIsRefusedInWords()
    {
        byte[][] originals =
        [
            .. Repository.Scenarios.Select(
                path => File.ReadAllBytes(Path.Combine(Repository.Root, path))),
        ];
        foreach (string program in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "scenarios"), "*.c"))
        {
            _folder.Write(Path.GetFileName(program), "int main(void) { return 0; }\n");
        }

        Random random = new(1);
        for (int i = 0; i < Tries; i++)
        {
            string path = _folder.At("s.yaml");
            File.WriteAllBytes(path, Break(originals[random.Next(originals.Length)], random));
            List<Diagnostic> errors = [];
            Scenario? scenario = ScenarioReader.Read(path, errors);
            (scenario is null).ShouldBe(errors.Count > 0);
            errors.ShouldAllBe(error => error.Line > 0 && error.Column > 0);
        }
    }

    [Fact]
    public void ABrokenLogIsRefusedInWords()
    {
        byte[] original = new ShippedScenario(Repository.Scenarios[0]).Run(StrategyKind.Fifo, 1).Log;
        Random random = new(2);
        for (int i = 0; i < Tries; i++)
        {
            byte[] broken = Break(original, random);
            bool isForged = random.Next(2) == 0;
            List<Diagnostic> errors = [];
            LogFile? log = LogFile.Read(
                "x.log", new MemoryStream(isForged ? Forge(broken) : broken), errors);
            (log is null).ShouldBe(errors.Count > 0);
        }
    }

    /// <summary>A few bytes changed, put in, taken out or doubled.</summary>
    private static byte[] Break(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int edits = random.Next(1, 6); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.Insert(at, (byte)"[]{}:,-#&*!|>'\"%@\\ \n\t0a"[random.Next(23)]);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                default:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>The lines with checksums that match, as only a program could make them.</summary>
    private static byte[] Forge(byte[] log)
    {
        LogChain chain = new();
        MemoryStream forged = new();
        foreach (string line in Encoding.UTF8.GetString(log).TrimEnd('\n').Split('\n'))
        {
            int seal = line.LastIndexOf(",\"@c\"", StringComparison.Ordinal);
            forged.Write(chain.Seal((seal < 0 ? line : line[..seal]) + "}"));
            forged.WriteByte((byte)'\n');
        }

        return forged.ToArray();
    }
}
