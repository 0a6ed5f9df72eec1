using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorVm.Actors.Reports;
using ActorVm.Host.Running;
using ActorVm.Model;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Reports;

/// <summary>The one JSON object that <c>--json</c> prints.</summary>
internal static class JsonReport
{
    /// <summary>An object with a line's end.</summary>
    /// <param name="write">Writes its members.</param>
    public static string Object(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (Utf8JsonWriter json = new(buffer, options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>What is wrong with the input.</summary>
    public static string Of(IReadOnlyList<Diagnostic> diagnostics) =>
        Object(json => Array(json, "diagnostics", diagnostics, diagnostic =>
        {
            json.WriteStartObject();
            json.WriteString("file", diagnostic.File);
            json.WriteNumber("line", diagnostic.Line);
            json.WriteNumber("column", diagnostic.Column);
            json.WriteString(
                "severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("message", diagnostic.Message);
            json.WriteEndObject();
        }));

    /// <summary>A run.</summary>
    /// <param name="scenario">Its name.</param>
    /// <param name="log">The path of its log.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="isWhole">Whether the run came to its end, without which there is no outcome
    /// and no check means anything.</param>
    /// <param name="more">Writes further members.</param>
    public static string Of(
        string scenario,
        string log,
        RunResult result,
        bool isWhole = true,
        Action<Utf8JsonWriter>? more = null) =>
        Object(json =>
        {
            json.WriteString("scenario", scenario);
            json.WriteString("outcome", isWhole ? OutcomeNames.Of(result.Outcome) : null);
            json.WriteNumber("turns", result.Turns);
            json.WriteNumber("virtualTimeNs", result.VirtualTimeNs);
            json.WriteString(
                "stateHash", result.StateHash.ToString("x16", CultureInfo.InvariantCulture));
            json.WriteString("log", log);
            Array(json, "processes", result.Machine.Processes, process => Write(json, process));
            Write(json, result.Machine.Kernel);
            Array(
                json, "checks", isWhole ? result.Checks : [], check => Write(json, check));
            Array(json, "violations", result.Violations, json.WriteStringValue);
            if (result.Machine.Processes.Any(process => process.Wait is not null))
            {
                WriteWaits(json, result.Machine);
            }

            if (result.Progress is { } progress)
            {
                Write(json, progress);
            }

            more?.Invoke(json);
        });

    /// <summary>Writes a member that is a number or null.</summary>
    public static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes a member that is a list.</summary>
    public static void Array<T>(
        Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ProcessReport process)
    {
        json.WriteStartObject();
        json.WriteString("name", process.Name);
        json.WriteNumber("pid", process.Pid.Value);
        if (process.Parent is { } parent)
        {
            json.WriteNumber("parent", parent.Value);
        }

        Number(json, "exit", process.Exit);
        json.WriteString("signal", SignalNames.Of(process.Signal));
        json.WriteString("state", process.State);
        json.WriteString("stdout", Encoding.UTF8.GetString(process.StandardOutput.AsSpan()));
        json.WriteString("stderr", Encoding.UTF8.GetString(process.StandardError.AsSpan()));
        json.WriteEndObject();
    }

    /// <summary>Writes who waits for whom, in two members.</summary>
    public static void WriteWaits(Utf8JsonWriter json, MachineReport machine)
    {
        Array(
            json,
            "waits",
            machine.Processes.Where(process => process.Wait is not null),
            process => Write(json, process.Pid, process.Wait!));
        Array(json, "circles", new WaitChains(machine).Circles, circle =>
        {
            json.WriteStartArray();
            foreach (Pid pid in circle)
            {
                json.WriteNumberValue(pid.Value);
            }

            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, ProgressReport progress)
    {
        json.WriteStartObject("progress");
        json.WriteNumber("firstTurn", progress.FirstTurn);
        json.WriteNumber("lastTurn", progress.LastTurn);
        Array(json, "processes", progress.Processes, process =>
        {
            json.WriteStartObject();
            json.WriteNumber("pid", process.Pid.Value);
            json.WriteString("progress", ProgressText.Of(process.Kind));
            json.WriteNumber("turns", process.Turns);
            json.WriteNumber("calls", process.Calls);
            json.WriteString("what", process.What);
            Array(json, "on", process.On, other => json.WriteNumberValue(other.Value));
            json.WriteEndObject();
        });
        Array(json, "starved", progress.Starved, json.WriteStringValue);
        json.WriteString("reclaim", progress.Reclaim);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Pid pid, WaitReport wait)
    {
        json.WriteStartObject();
        json.WriteNumber("pid", pid.Value);
        json.WriteString("at", wait.At);
        json.WriteString("for", wait.For);
        Array(json, "on", wait.On, other => json.WriteNumberValue(other.Value));
        Array(json, "kernel", wait.Kernel, json.WriteStringValue);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, KernelReport kernel)
    {
        json.WriteStartObject("kernel");
        json.WriteNumber("segments", kernel.Segments);
        json.WriteNumber("framesUsed", kernel.FramesUsed);
        json.WriteNumber("swapUsed", kernel.SwapUsed);
        json.WriteNumber("copies", kernel.Copies);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckResult check)
    {
        json.WriteStartObject();
        json.WriteString("kind", check.Kind);
        json.WriteString("expression", check.Expression);
        json.WriteBoolean("holds", check.Holds);
        json.WriteEndObject();
    }
}
