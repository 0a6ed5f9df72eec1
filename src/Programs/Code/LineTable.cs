using System.Collections.Generic;

namespace ActorVm.Programs.Code;

/// <summary>From instructions to source lines: runs of instructions, by their first.</summary>
internal sealed class LineTable
{
    private readonly List<int> _starts = [];
    private readonly List<SourceLine> _places = [];

    /// <summary>Instructions from this one on, until the next call, belong to a line.</summary>
    public void Begin(int instruction, SourceLine place)
    {
        if (_places.Count > 0 && _places[^1] == place)
        {
            return;
        }

        if (_starts.Count > 0 && _starts[^1] == instruction)
        {
            _places[^1] = place;
            return;
        }

        _starts.Add(instruction);
        _places.Add(place);
    }

    /// <summary>The line of an instruction; none before the first.</summary>
    public SourceLine Find(int instruction)
    {
        int found = _starts.BinarySearch(instruction);
        int run = found >= 0 ? found : ~found - 1;
        return run >= 0 ? _places[run] : SourceLine.None;
    }
}

/// <summary>A line of a source.</summary>
internal readonly record struct SourceLine(string File, int Line, bool IsLibrary)
{
    /// <summary>No line: what was compiled from no source.</summary>
    public static SourceLine None { get; } = new("", 0, IsLibrary: true);
}
