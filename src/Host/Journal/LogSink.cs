using System.IO;
using Serilog.Core;
using Serilog.Events;

namespace ActorVm.Host.Journal;

/// <summary>Writes each event to a stream at once and whole, so that a killed run loses none before
/// it.</summary>
internal sealed class LogSink(Stream stream) : ILogEventSink
{
    private readonly LogFormatter _formatter = new();
    private readonly LogChain _chain = new();

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        using StringWriter line = new();
        _formatter.Format(logEvent, line);
        stream.Write([.. _chain.Seal(line.ToString()), (byte)'\n']);
        stream.Flush();
    }
}
