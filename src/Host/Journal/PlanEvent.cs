using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using ActorVm.Actors;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Messaging;
using ActorVm.Host.Checks;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Model;
using ActorVm.Programs;
using Serilog.Events;

namespace ActorVm.Host.Journal;

/// <summary>A plan as the first event of a log: all that the run needs, nothing by
/// reference.</summary>
internal static class PlanEvent
{
    /// <summary>What a reader must know to read the rest.</summary>
    public const int FormatVersion = 2;

    /// <summary>The version of this ActorVm.</summary>
    public static string Version { get; } =
        typeof(PlanEvent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    /// <summary>The event's properties.</summary>
    public static IEnumerable<LogEventProperty> Write(RunPlan plan) =>
    [
        LogValues.Property("Format", FormatVersion),
        LogValues.Property("Version", Version),
        LogValues.Property("Spec", SpecHash.Value),
        LogValues.Property("Scenario", plan.Scenario),
        LogValues.Property("ScenarioText", plan.ScenarioText),
        LogValues.Property("Profile", ProfileNames.Of(plan.Profile)),
        LogValues.Property("Frames", plan.Frames),
        LogValues.Property("Swap", plan.SwapSlots),
        LogValues.Property("Strategy", Strategies.NameOf(plan.Strategy)),
        LogValues.Property("Seed", plan.Seed),
        LogValues.Property("UntilNs", plan.UntilNs),
        LogValues.Property("CheckEveryTurn", plan.ChecksEveryTurn),
        LogValues.Property("Processes", LogValues.List(plan.Processes.Select(Write))),
        LogValues.Property("Sources", LogValues.List(plan.Sources.Select(Write))),
        LogValues.Property("Headers", LogValues.List(plan.Headers.Select(Write))),
        LogValues.Property("Files", LogValues.List(plan.Files.Select(Write))),
        .. WriteFaults(plan.Faults),
        .. WriteLimit(plan.MaxTurns),
        LogValues.Property("Checks", LogValues.List(plan.Checks.Select(Write))),
    ];

    /// <summary>
    /// Says so where another ActorVm wrote the log, on which the run could go another way.
    /// </summary>
    public static string? OtherWriter(LogFields fields)
    {
        long format = fields.Integer("Format", 0, int.MaxValue);
        string version = fields.Text("Version");
        string? spec = fields.TextOrNull("Spec");
        return (format, version, spec) == (FormatVersion, Version, SpecHash.Value)
            ? null
            : $"ActorVm {version} with the spec {spec ?? "of old"} wrote this log, in format "
                + $"{format}; this is {Version} with the spec {SpecHash.Value}, and reads format "
                + $"{FormatVersion}; replay the log with the one that wrote it";
    }

    /// <summary>Reads the event's properties.</summary>
    /// <exception cref="LogFormatException">They are not those of a plan.</exception>
    public static RunPlan Read(LogFields fields)
    {
        ImmutableArray<PlannedProcess> processes = fields.List("Processes", ReadProcess);
        CheckNames names = new([.. processes.Select(p => p.Setup.Name)], CConstants.All);
        return new RunPlan(fields.Text("Scenario"))
        {
            ScenarioText = fields.TextOrNull("ScenarioText"),
            Profile = ProfileNames.Parse(fields.Word("Profile", ProfileNames.All)),
            Frames = (int)fields.Integer("Frames", 1, MachineSetup.PagesMax),
            SwapSlots = (int)fields.Integer("Swap", 0, MachineSetup.PagesMax),
            Strategy = Strategies.Parse(fields.Word("Strategy", Strategies.Names)),
            Seed = fields.Unsigned("Seed"),
            UntilNs = fields.IntegerOrNull("UntilNs"),
            MaxTurns = fields.Has("MaxTurns")
                ? fields.Integer("MaxTurns", 1, long.MaxValue)
                : null,
            ChecksEveryTurn = fields.Truth("CheckEveryTurn"),
            Processes = processes,
            Sources = ReadSources(fields, processes),
            Headers = fields.List("Headers", ReadHeader),
            Files = ReadFiles(fields),
            Faults = fields.Has("Faults")
                ? fields.List("Faults", item => ReadFault(item, processes.Length))
                : [],
            Checks = fields.List("Checks", item => ReadCheck(item, names)),
        };
    }

    private static StructureValue Write(PlannedProcess process) => LogValues.Structure(
        LogValues.Property("name", process.Setup.Name),
        LogValues.Property("sources", LogValues.List(process.Sources)),
        LogValues.Property("args", LogValues.List(process.Setup.Arguments)),
        LogValues.Property("uid", process.Setup.Uid),
        LogValues.Property("gid", process.Setup.Gid),
        LogValues.Property(
            "stdin", LogValues.Structure(LogValues.Bytes(process.Setup.StandardInput))));

    private static PlannedProcess ReadProcess(LogFields fields) => new(
        new ProcessSetup(fields.Text("name"))
        {
            Arguments = fields.Texts("args"),
            Uid = (uint)fields.Integer("uid", 0, uint.MaxValue),
            Gid = (uint)fields.Integer("gid", 0, uint.MaxValue),
            StandardInput = fields.Structure("stdin").Bytes(),
        },
        fields.Texts("sources"));

    private static StructureValue Write(SourceFile source) => LogValues.Structure(
        LogValues.Property("path", source.Path), LogValues.Property("text", source.Text));

    /// <summary>The sources, each once, with those that the processes name.</summary>
    private static ImmutableArray<SourceFile> ReadSources(
        LogFields fields, ImmutableArray<PlannedProcess> processes)
    {
        ImmutableArray<SourceFile> sources = fields.List("Sources", ReadSource);
        ImmutableArray<string> paths = [.. sources.Select(source => source.Path)];
        string? wrong = processes.SelectMany(p => p.Sources).Except(paths)
            .Concat(paths.Where(path => paths.Count(other => other == path) > 1)).FirstOrDefault();
        return wrong is null
            ? sources
            : throw new LogFormatException($"it has no source '{wrong}', or two");
    }

    private static SourceFile ReadSource(LogFields fields) =>
        new(fields.Text("path"), fields.Text("text"));

    private static StructureValue Write(PlannedHeader header) => LogValues.Structure(
        LogValues.Property("name", header.Name),
        LogValues.Property("from", header.From),
        LogValues.Property("path", header.File.Path),
        LogValues.Property("text", header.File.Text));

    private static PlannedHeader ReadHeader(LogFields fields) =>
        new(fields.Text("name"), fields.TextOrNull("from"), ReadSource(fields));

    private static StructureValue Write(FileSetup file) => LogValues.Structure(
        LogValues.Property("path", file.Path),
        LogValues.Bytes(file.Content),
        LogValues.Property("mode", file.Mode),
        LogValues.Property("uid", file.Uid),
        LogValues.Property("gid", file.Gid));

    private static ImmutableArray<FileSetup> ReadFiles(LogFields fields)
    {
        BootPaths paths = new();
        ImmutableArray<FileSetup> files = fields.List("Files", ReadFile);
        foreach (FileSetup file in files)
        {
            if (paths.Add(file.Path) is { } complaint)
            {
                throw new LogFormatException($"the file '{file.Path}' {complaint}");
            }
        }

        return files;
    }

    private static FileSetup ReadFile(LogFields fields) =>
        new(fields.Text("path"), fields.Bytes())
        {
            Mode = (uint)fields.Integer("mode", 0, uint.MaxValue),
            Uid = (uint)fields.Integer("uid", 0, uint.MaxValue),
            Gid = (uint)fields.Integer("gid", 0, uint.MaxValue),
        };

    /// <summary>No property where nothing goes wrong.</summary>
    private static IEnumerable<LogEventProperty> WriteFaults(ImmutableArray<FaultSetup> faults) =>
        faults.IsEmpty
            ? []
            : [LogValues.Property("Faults", LogValues.List(faults.Select(Write)))];

    private static IEnumerable<LogEventProperty> WriteLimit(long? maxTurns) =>
        maxTurns is { } limit ? [LogValues.Property("MaxTurns", limit)] : [];

    private static StructureValue Write(FaultSetup fault) => fault switch
    {
        DeviceFaultSetup device => LogValues.Structure(
            LogValues.Property("device", FaultWords.Of(device.Device)),
            LogValues.Property("operation", FaultWords.OfOperation(device.IsWrite)),
            LogValues.Property(device.AndLater ? "from" : "nth", device.Nth),
            LogValues.Property("error", FaultWords.Of(device.Error)),
            LogValues.Property("delayNs", device.DelayNs)),
        KillSetup kill => LogValues.Structure(
            LogValues.Property("kill", kill.Process.Value),
            LogValues.Property("signal", SignalTable.Name(kill.Signal)),
            LogValues.Property("atTurn", kill.AtTurn),
            LogValues.Property("when", FaultWords.Of(kill.When))),
        _ => throw new KernelBug($"a log has no words for {fault}"),
    };

    private static FaultSetup ReadFault(LogFields fields, int processes) => fields.Has("kill")
        ? new KillSetup(
            new Pid((int)fields.Integer(
                "kill", MachineSetup.FirstPid, MachineSetup.FirstPid + processes - 1)),
            CConstants.Signals[fields.Word("signal", CConstants.SignalNames)])
        {
            AtTurn = fields.Has("atTurn") ? (int)fields.Integer("atTurn", 1, int.MaxValue) : null,
            When = fields.Has("when")
                ? FaultWords.WaitOf(fields.Word("when", FaultWords.Waits))
                : null,
        }
        : new DeviceFaultSetup(
            FaultWords.DeviceOf(fields.Word("device", ScenarioKeys.Devices)),
            fields.Word("operation", ScenarioKeys.Operations) == FaultWords.OfOperation(true),
            (int)fields.Integer(fields.Has("from") ? "from" : "nth", 1, int.MaxValue),
            fields.Has("from"))
        {
            Error = FaultWords.ErrorOf(
                fields.Has("error") ? fields.Word("error", ScenarioKeys.DeviceErrors) : null),
            DelayNs = fields.Integer("delayNs", 0, long.MaxValue),
        };

    private static StructureValue Write(Check check) => LogValues.Structure(
        LogValues.Property("kind", check.KindName),
        LogValues.Property("expression", check.Expression));

    private static Check ReadCheck(LogFields fields, CheckNames names)
    {
        string text = fields.Text("expression");
        Func<IEndState, CheckValue> condition =
            CheckParser.Parse(text, names, out CheckError? error)
            ?? throw new LogFormatException($"in the check '{text}': {error!.Message}");
        int kind = ScenarioKeys.Check.IndexOf(fields.Word("kind", ScenarioKeys.Check));
        return new Check((CheckKind)kind, text, condition);
    }
}
