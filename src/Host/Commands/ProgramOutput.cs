using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ActorVm.Host.Running;

namespace ActorVm.Host.Commands;

/// <summary>Shows what programs write, as they write it.</summary>
/// <remarks>
/// One program's bytes pass as they are. Of several, each line comes with its process's name before
/// it, so a line is shown once it is whole.
/// </remarks>
internal sealed class ProgramOutput : IOutputListener
{
    private readonly Terminal _terminal;
    private readonly int _nameWidth;
    private readonly Dictionary<(string Process, bool IsError), List<byte>> _pending = [];

    /// <summary>Shows a plan's programs.</summary>
    public ProgramOutput(Terminal terminal, RunPlan plan)
    {
        _terminal = terminal;
        _nameWidth = plan.Processes.Length == 1
            ? 0
            : plan.Processes.Max(process => process.Setup.Name.Length);
    }

    /// <inheritdoc/>
    public void Written(string process, bool isError, ReadOnlySpan<byte> bytes)
    {
        if (_nameWidth == 0)
        {
            Show(isError, bytes);
            return;
        }

        if (!_pending.TryGetValue((process, isError), out List<byte>? line))
        {
            line = [];
            _pending.Add((process, isError), line);
        }

        foreach (byte b in bytes)
        {
            line.Add(b);
            if (b == '\n')
            {
                ShowLine(process, isError, line);
            }
        }
    }

    /// <summary>The run is over: shows lines that were not ended.</summary>
    public void Finish()
    {
        foreach (((string process, bool isError), List<byte> line) in _pending)
        {
            if (line.Count > 0)
            {
                line.Add((byte)'\n');
                ShowLine(process, isError, line);
            }
        }
    }

    private void ShowLine(string process, bool isError, List<byte> line)
    {
        Show(isError, [.. Encoding.UTF8.GetBytes($"{process.PadRight(_nameWidth)} | "), .. line]);
        line.Clear();
    }

    private void Show(bool isError, ReadOnlySpan<byte> bytes)
    {
        Stream stream = isError ? _terminal.Error : _terminal.Output;
        stream.Write(bytes);
        stream.Flush();
    }
}
