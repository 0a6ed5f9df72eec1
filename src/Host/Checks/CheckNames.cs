using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using ActorVm.Host.Scenarios;

namespace ActorVm.Host.Checks;

/// <summary>The names that a check may use, and what they stand for.</summary>
/// <param name="Processes">The processes that the scenario starts.</param>
/// <param name="Constants">The constants of the C headers.</param>
internal sealed record CheckNames(
    ImmutableArray<string> Processes, IReadOnlyDictionary<string, long> Constants)
{
    private static readonly ImmutableArray<string> Fields = ["exit", "signal", "stdout", "state"];

    private static readonly ImmutableArray<string> Counts =
    [
        "shm.segments", "shm.attached", "frames.used", "frames.cached", "swap.used", "copies",
        "frames.total",
    ];

    /// <summary>What a name stands for.</summary>
    /// <exception cref="CheckSyntaxException">There is no such name.</exception>
    public CheckTerm Resolve(in CheckToken name)
    {
        string spelling = name.Spelling;
        int count = Counts.IndexOf(spelling);
        if (count >= 0)
        {
            return Number(name, end => CheckValue.Of(end.Count((KernelCount)count)));
        }

        int dot = spelling.LastIndexOf('.');
        if (dot >= 0)
        {
            return Field(name, spelling[..dot], spelling[(dot + 1)..]);
        }

        return Constants.TryGetValue(spelling, out long value)
            ? Number(name, _ => CheckValue.Of(value))
            : throw Unknown(name);
    }

    private CheckTerm Field(in CheckToken name, string process, string field)
    {
        if (!Processes.Contains(process))
        {
            throw Unknown(name);
        }

        return field switch
        {
            "exit" => Number(name, end => CheckValue.Of(end.Exit(process))),
            "signal" => Number(name, end => CheckValue.Of(end.Signal(process))),
            "stdout" => Text(name, end => CheckValue.Of(end.StandardOutput(process))),
            "state" => Text(
                name, end => CheckValue.Of([.. Encoding.UTF8.GetBytes(end.State(process))])),
            _ => throw new CheckSyntaxException(
                name.Offset,
                $"a process has no '{field}'; {NearestName.Hint(field, Fields)}"),
        };
    }

    private CheckSyntaxException Unknown(in CheckToken name)
    {
        string spelling = name.Spelling;
        string firstOfMany = $"{spelling.Split('.')[0]}.1";
        string? counted = Processes.Contains(firstOfMany) ? firstOfMany : null;
        if (counted is not null)
        {
            return new CheckSyntaxException(
                name.Offset,
                $"unknown name '{spelling}'; its processes are numbered: write '{counted}.exit'");
        }

        IEnumerable<string> known = Processes
            .SelectMany(process => Fields.Select(field => $"{process}.{field}"))
            .Concat(Counts)
            .Append("file")
            .Concat(Constants.Keys);
        string? nearest = NearestName.Find(spelling, known);
        string hint = nearest is not null
            ? $"did you mean '{nearest}'?"
            : $"expected a process ({string.Join(", ", Processes)}) "
                + $"with .{string.Join(", .", Fields)}; {string.Join(", ", Counts)}; "
                + "file(\"NAME\"); or a constant of the C headers";
        return new CheckSyntaxException(name.Offset, $"unknown name '{spelling}'; {hint}");
    }

    private static CheckTerm Number(in CheckToken name, Func<IEndState, CheckValue> evaluate) =>
        new(name.Offset, IsText: false, evaluate);

    private static CheckTerm Text(in CheckToken name, Func<IEndState, CheckValue> evaluate) =>
        new(name.Offset, IsText: true, evaluate);
}
