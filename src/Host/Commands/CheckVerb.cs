using System.Collections.Generic;
using System.Linq;
using ActorVm.Host.Reports;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary><c>actorvm check</c>.</summary>
internal static class CheckVerb
{
    /// <summary>Reads a scenario and compiles its programs.</summary>
    /// <returns>The exit status.</returns>
    public static int Execute(string path, string[] folders, bool isJson, Terminal terminal)
    {
        List<Diagnostic> diagnostics = [];
        Scenario? scenario = TargetReader.Read([path], [], diagnostics);
        RunRequest request = new() { IncludeFolders = [.. folders] };
        if (scenario is null || PlanMaker.Make(scenario, request, diagnostics) is not { } made)
        {
            return terminal.Refuse(diagnostics, isJson);
        }

        terminal.Warn(diagnostics);
        RunPlan plan = made.Plan;
        terminal.Write(
            isJson
                ? JsonReport.Object(json =>
                {
                    json.WriteString("scenario", plan.Scenario);
                    json.WriteString("profile", ProfileNames.Of(plan.Profile));
                    JsonReport.Array(
                        json,
                        "processes",
                        plan.Processes.Select(p => p.Setup.Name),
                        json.WriteStringValue);
                    json.WriteNumber("checks", plan.Checks.Length);
                    json.WriteStartArray("diagnostics");
                    json.WriteEndArray();
                })
                : $"{path}: right: '{plan.Scenario}', profile {ProfileNames.Of(plan.Profile)}, "
                    + Counted.Text(plan.Processes.Length, "process", "processes")
                    + $", {Counted.Text(plan.Checks.Length, "check")}\n");
        return ExitStatus.Success;
    }
}
