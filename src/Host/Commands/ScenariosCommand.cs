using System.CommandLine;

namespace ActorVm.Host.Commands;

/// <summary>The flags of <c>scenarios</c>.</summary>
internal static class ScenariosCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        Option<bool> json = Flags.Json();
        Command command = new("scenarios", "Lists the scenarios that ship.") { json };
        command.SetAction(parsed => ScenariosVerb.Execute(parsed.GetValue(json), terminal));
        return command;
    }
}
