using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Journal;

/// <summary>A log, read and found unchanged since it was written.</summary>
internal sealed class LogFile
{
    private readonly List<TurnsEvent> _turns = [];
    private RunPlan? _plan;

    private LogFile()
    {
    }

    /// <summary>What the run began with.</summary>
    public RunPlan Plan => _plan!;

    /// <summary>The stretches of turns, in order.</summary>
    public IReadOnlyList<TurnsEvent> Turns => _turns;

    /// <summary>The outcome; null where the log was cut short.</summary>
    public EndEvent? End { get; private set; }

    /// <summary>How many turns the log holds.</summary>
    public long LastTurn => _turns.Count == 0 ? 0 : _turns[^1].Last;

    /// <summary>Reads a log.</summary>
    /// <param name="path">The file.</param>
    /// <param name="errors">Gets what is wrong: unreadable, changed, or without a whole
    /// event.</param>
    /// <returns>Null where anything is wrong.</returns>
    public static LogFile? Read(string path, List<Diagnostic> errors)
    {
        try
        {
            using FileStream stream = new(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Read(path, stream, errors);
        }
        catch (Exception e) when (InputFiles.IsFileTrouble(e))
        {
            errors.Add(InputFiles.Unreadable(path, "log", InputFiles.Describe(e)));
            return null;
        }
    }

    /// <summary>Reads a log from a stream.</summary>
    public static LogFile? Read(string path, Stream stream, List<Diagnostic> errors)
    {
        LogFile log = new();
        LogChain chain = new();
        int number = 0;
        foreach ((byte[] line, bool isEnded) in LogLines.Read(stream))
        {
            number++;
            bool isWhole = chain.Verify(line);
            if (!isWhole && !isEnded)
            {
                break; // the run was killed in the middle of this line
            }

            if ((isWhole ? log.Add(number, line) : Changed(number)) is { } complaint)
            {
                errors.Add(Error(path, number, complaint));
                return null;
            }
        }

        if (log._plan is null)
        {
            errors.Add(Error(path, 1, "the log holds no whole event; nothing can be replayed"));
            return null;
        }

        return log;
    }

    /// <summary>Takes in one line; says what is wrong with it.</summary>
    private string? Add(int number, byte[] line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            LogFields fields = new(json.RootElement);
            return Add(number, fields.Text("Event"), fields);
        }
        catch (Exception e) when (e is LogFormatException or JsonException)
        {
            return $"this is no event of a log: {e.Message}";
        }
    }

    private string? Add(int number, string name, LogFields fields)
    {
        if (End is not null)
        {
            return "the log goes on behind its outcome";
        }

        if (_plan is null != (name == EventNames.Start))
        {
            return "a log begins with a 'start' event, and has no second one";
        }

        switch (name)
        {
            case EventNames.Start:
                string? otherWriter = PlanEvent.OtherWriter(fields);
                _plan = otherWriter is null ? PlanEvent.Read(fields) : null;
                return otherWriter;
            case EventNames.Turns:
                TurnsEvent turns = TurnsEvent.Read(number, fields);
                bool fits = turns.First == LastTurn + 1;
                _turns.Add(turns);
                return fits ? null : "the turns do not go on from the event before";
            case EventNames.End:
                End = EndEvent.Read(number, fields);
                return null;
            case EventNames.Call or EventNames.Message:
                return null;
            default:
                return $"unknown event '{name}'";
        }
    }

    private static string Changed(int number) =>
        number == 1
            ? "this is no log of actorvm, or it was changed after it was written: "
                + "its checksum does not match"
            : "this line was changed after it was written: its checksum does not match; "
                + "replay needs the log as it was written";

    private static Diagnostic Error(string path, int line, string message) =>
        new(path, line, 1, Severity.Error, message, string.Empty);
}
