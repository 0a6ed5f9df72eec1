using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Model;

namespace ActorVm.Actors.Reports;

/// <summary>
/// Who waits for whom, in chains: below each process that waits, those of which any could end its
/// wait.
/// </summary>
/// <remarks>
/// A chain ends at a process that runs, at one that waits for nobody, at one that was told before,
/// or where it comes back to a process of its own: a circle. One that is longer than
/// <c>LevelsMax</c> goes on as a chain of its own.
/// </remarks>
public sealed class WaitChains
{
    private const int IndentColumns = 2;
    private const int IndentLevelsMax = 20;
    private const int LevelsMax = 1_000;

    private readonly SortedDictionary<int, ProcessReport> _alive = [];
    private readonly List<string> _lines = [];
    private readonly List<ImmutableArray<Pid>> _circles = [];
    private readonly List<int> _path = [];
    private readonly HashSet<int> _told = [];

    /// <summary>Follows the waits of a machine's processes.</summary>
    public WaitChains(MachineReport machine)
    {
        foreach (ProcessReport process in machine.Processes.Where(p => p.State != "exited"))
        {
            _alive.Add(process.Pid.Value, process);
        }

        HashSet<int> awaited =
            [.. _alive.Values.SelectMany(p => p.Wait?.On ?? []).Select(pid => pid.Value)];
        foreach (int pid in _alive.Keys.OrderBy(awaited.Contains)) // stable: then by pid
        {
            if (_alive[pid].Wait is not null && !_told.Contains(pid))
            {
                Tell(pid);
            }
        }
    }

    /// <summary>The chains, a line a process, each below the one that waits for it.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>
    /// The circles in which each waits for the next and the last for the first.
    /// </summary>
    public IReadOnlyList<ImmutableArray<Pid>> Circles => _circles;

    private void Tell(int pid)
    {
        ProcessReport process = _alive[pid];
        string name = $"{process.Name} ({pid})";
        int place = _path.IndexOf(pid);
        if (place >= 0)
        {
            _circles.Add([.. _path[place..].Select(one => new Pid(one))]);
            Line($"{name}: a circle");
        }
        else if (_path.Count == LevelsMax)
        {
            Line($"{name}: see below");
        }
        else if (process.Wait is not { } wait)
        {
            Line($"{name} runs");
        }
        else if (!_told.Add(pid))
        {
            Line($"{name}: as above");
        }
        else
        {
            Line($"{name} at {wait.At}: {wait.For}");
            _path.Add(pid);
            foreach (string step in wait.Kernel)
            {
                Line(step);
            }

            foreach (Pid other in wait.On.Where(other => _alive.ContainsKey(other.Value)))
            {
                Tell(other.Value);
            }

            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void Line(string text) =>
        _lines.Add(
            new string(' ', IndentColumns * int.Min(_path.Count, IndentLevelsMax)) + text);
}
