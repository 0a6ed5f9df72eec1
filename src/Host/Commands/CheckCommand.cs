using System.CommandLine;

namespace ActorVm.Host.Commands;

/// <summary>The flags of <c>check</c>.</summary>
internal static class CheckCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        Argument<string> scenario = new("SCENARIO") { Description = "A scenario file." };
        Option<string[]> folders = Flags.HeaderFolders();
        Option<bool> json = Flags.Json();
        Command command = new(
            "check", "Reads a scenario and its programs and says what is wrong; runs nothing.")
        {
            scenario, folders, json,
        };
        command.SetAction(parsed => CheckVerb.Execute(
            parsed.GetRequiredValue(scenario),
            parsed.GetValue(folders) ?? [],
            parsed.GetValue(json),
            terminal));
        return command;
    }
}
