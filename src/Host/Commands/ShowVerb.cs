using System.Collections.Generic;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Actors.Reports;
using ActorVm.Host.Reports;
using ActorVm.Host.Running;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary><c>actorvm show</c>.</summary>
internal static class ShowVerb
{
    /// <summary>Runs the log up to a turn and shows the machine as it is then.</summary>
    /// <returns>The exit status.</returns>
    public static int Execute(
        string path, IReadOnlyList<string> views, int? turn, bool isJson, Terminal terminal)
    {
        List<Diagnostic> diagnostics = [];
        if (LoggedRun.Open(path, diagnostics) is not { } run)
        {
            return terminal.Refuse(diagnostics, isJson);
        }

        if (turn > run.Log.LastTurn)
        {
            diagnostics.Add(TargetReader.Error(
                path, $"there is no turn {turn}: the log ends with turn {run.Log.LastTurn}"));
            return terminal.Refuse(diagnostics, isJson);
        }

        ReplaySession session = new(run.Log, run.Setup);
        session.Run(turn);
        if (session.Divergence is { } divergence)
        {
            terminal.Complain($"actorvm: {path} diverged: {divergence}");
            return ExitStatus.Failed;
        }

        IReadOnlyList<string> shown = views.Count > 0 ? views : MachineView.Names;
        long at = turn ?? run.Log.LastTurn;
        terminal.Write(
            isJson ? Json(session.Machine, at, shown) : Text(session.Machine, at, shown));
        return ExitStatus.Success;
    }

    private static string Text(Machine machine, long turn, IReadOnlyList<string> views) =>
        string.Join('\n', views.Select(
            view => $"{view} after turn {turn}\n{MachineView.Format(machine, view)}"));

    private static string Json(Machine machine, long turn, IReadOnlyList<string> views) =>
        JsonReport.Object(json =>
        {
            json.WriteNumber("turn", turn);
            foreach (string view in views)
            {
                ViewJson.Write(json, machine, view);
            }
        });
}
