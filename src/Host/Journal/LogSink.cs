using System.Buffers;
using System.IO;
using System.Text;
using Serilog.Core;
using Serilog.Events;

namespace ActorVm.Host.Journal;

/// <summary>Writes each event to a stream at once and whole, so that a killed run loses none before
/// it.</summary>
internal sealed class LogSink(Stream stream) : ILogEventSink
{
    private readonly LogChain _chain = new();
    private readonly ArrayBufferWriter<byte> _line = new(); // of the last event, used again

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        _line.ResetWrittenCount();
        LogFormatter.Write(logEvent, _line);
        Encoding.ASCII.GetBytes(_chain.Seal(_line.WrittenSpan), _line);
        _line.Write("\n"u8);
        stream.Write(_line.WrittenSpan);
        stream.Flush();
    }
}
