using System;
using System.Collections.Generic;
using System.IO;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
using ActorVm.Host.Running;
using ActorVm.Model;
using ActorVm.Programs.Calls;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace ActorVm.Host.Journal;

/// <summary>Records a run in its log, through Serilog.</summary>
internal sealed class RunJournal : IJournal, IDisposable
{
    /// <summary>Every so many events of turns bear the state's hash, which costs a walk over the
    /// state.</summary>
    private const int StateHashInterval = 16;

    private static readonly MessageTemplateParser Parser = new();

    private readonly Dictionary<string, MessageTemplate> _templates = [];
    private readonly Logger _logger;
    private readonly Stream _stream;
    private Func<ulong> _stateHash = () => 0;
    private int _blocks;

    /// <summary>Records into a stream, which it then owns.</summary>
    /// <param name="stream">Where the log goes.</param>
    /// <param name="level">What is recorded beside the decisions.</param>
    public RunJournal(Stream stream, LogEventLevel level)
    {
        _stream = stream;
        _logger = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .AuditTo.Sink(new LogSink(stream)) // audit: what cannot be written is not passed over
            .CreateLogger();
    }

    /// <inheritdoc/>
    public bool WantsMessages => _logger.IsEnabled(LogEventLevel.Verbose);

    /// <summary>Whether <see cref="Called"/> is wanted.</summary>
    public bool WantsCalls => _logger.IsEnabled(LogEventLevel.Debug);

    /// <summary>Writes the first event.</summary>
    /// <param name="plan">What the run begins with.</param>
    /// <param name="stateHash">Asks the machine for its state's hash.</param>
    public void Start(RunPlan plan, Func<ulong> stateHash)
    {
        _stateHash = stateHash;
        Write(
            LogEventLevel.Information,
            0,
            EventNames.Start,
            "ActorVm {Version} runs {Scenario}: strategy {Strategy}, seed {Seed}",
            PlanEvent.Write(plan));
    }

    /// <inheritdoc/>
    public void Decided(in DecisionBlock block, ReadOnlySpan<char> decisions)
    {
        List<LogEventProperty> properties =
        [
            LogValues.Property("First", block.FirstTurn),
            LogValues.Property("Turns", block.Turns),
            LogValues.Property("Ns", block.NowNs),
            LogValues.Property("Hash", LogValues.Hash(block.DeliveryHash)),
            LogValues.Property("Decisions", decisions.ToString()),
        ];
        if (++_blocks % StateHashInterval == 0)
        {
            properties.Add(LogValues.Property("State", LogValues.Hash(_stateHash())));
        }

        Write(
            LogEventLevel.Information,
            block.NowNs,
            EventNames.Turns,
            "{Turns} turns from {First}",
            properties);
    }

    /// <inheritdoc/>
    public void Delivered(long turn, long nowNs, in Envelope message) =>
        Write(
            LogEventLevel.Verbose,
            nowNs,
            EventNames.Message,
            "{Turn}: {Sender} to {Receiver}: {Message}",
            [
                LogValues.Property("Turn", turn),
                LogValues.Property("Sender", message.Sender.ToString()),
                LogValues.Property("Receiver", message.Receiver.ToString()),
                LogValues.Property("Message", MessageFormat.Format(message)),
            ]);

    /// <summary>Writes a system call that returned.</summary>
    public void Called(long turn, long nowNs, Pid caller, ShownCall call) =>
        Write(
            LogEventLevel.Debug,
            nowNs,
            EventNames.Call,
            "{Turn}: {Pid} {Call}",
            [
                LogValues.Property("Turn", turn),
                LogValues.Property("Pid", caller.Value),
                LogValues.Property("Call", call.ToString()),
            ]);

    /// <summary>Writes the last event.</summary>
    public void End(RunResult result) =>
        Write(
            LogEventLevel.Information,
            result.VirtualTimeNs,
            EventNames.End,
            "{Outcome} after {Turns} turns",
            EndEvent.Write(result));

    /// <inheritdoc/>
    public void Dispose()
    {
        _logger.Dispose();
        _stream.Dispose();
    }

    private void Write(
        LogEventLevel level,
        long nowNs,
        string name,
        string template,
        IEnumerable<LogEventProperty> properties)
    {
        if (!_templates.TryGetValue(template, out MessageTemplate? parsed))
        {
            parsed = Parser.Parse(template);
            _templates.Add(template, parsed);
        }

        DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(VirtualTime.EpochSeconds)
            .AddTicks(nowNs / TimeSpan.NanosecondsPerTick);
        _logger.Write(new LogEvent(
            time, level, null, parsed, [LogValues.Property("Event", name), .. properties]));
    }
}
