using System.Collections.Generic;

namespace ActorVm.Programs.Code;

/// <summary>From instructions to source lines: runs of instructions, by their first.</summary>
internal sealed class LineTable
{
    private readonly List<int> _starts = [];
    private readonly List<(string File, int Line)> _places = [];

    /// <summary>Instructions from this one on, until the next call, belong to a line.</summary>
    public void Begin(int instruction, string file, int line)
    {
        if (_places.Count > 0 && _places[^1] == (file, line))
        {
            return;
        }

        if (_starts.Count > 0 && _starts[^1] == instruction)
        {
            _places[^1] = (file, line);
            return;
        }

        _starts.Add(instruction);
        _places.Add((file, line));
    }

    /// <summary>The line of an instruction; an empty name and 0 where there is none.</summary>
    public (string File, int Line) Find(int instruction)
    {
        int found = _starts.BinarySearch(instruction);
        int run = found >= 0 ? found : ~found - 1;
        return run >= 0 ? _places[run] : ("", 0);
    }
}
