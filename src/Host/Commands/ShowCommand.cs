using System.CommandLine;
using System.Linq;
using ActorVm.Actors.Reports;

namespace ActorVm.Host.Commands;

/// <summary>The flags of <c>show</c>.</summary>
internal static class ShowCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        Argument<string> log = Flags.Log();
        Argument<string[]> views = new("VIEW")
        {
            Description = $"What to show: {string.Join(", ", MachineView.Names)}; all by default.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        views.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => !MachineView.Names.Contains(t.Value)) is { } word)
            {
                string known = string.Join(", ", MachineView.Names);
                result.AddError($"unknown view '{word.Value}'; expected {known}");
            }
        });
        Option<int?> at = Flags.Integer(
            "--at", "After which turn; the first is 1. The last by default.", 1, int.MaxValue);
        Option<bool> json = Flags.Json();
        Command command = new("show", "Shows the machine as it was after a turn of a logged run.")
        {
            log, views, at, json,
        };
        command.SetAction(parsed => ShowVerb.Execute(
            parsed.GetRequiredValue(log),
            parsed.GetValue(views) ?? [],
            parsed.GetValue(at),
            parsed.GetValue(json),
            terminal));
        return command;
    }
}
