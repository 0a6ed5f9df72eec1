using System;

namespace ActorVm.Host.Journal;

/// <summary>
/// Leaves the reading of a log line that says something impossible; <see cref="LogFile"/>
/// catches it.
/// </summary>
internal sealed class LogFormatException(string message) : Exception(message);
