using System.CommandLine;

namespace ActorVm.Host.Commands;

/// <summary>The flags of <c>replay</c>.</summary>
internal static class ReplayCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        Argument<string> log = Flags.Log();
        Option<int?> until = Flags.Integer(
            "--until", "Stop after this turn; the first is 1.", 1, int.MaxValue);
        Option<bool> json = Flags.Json();
        Command command = new("replay", "Runs a log again and verifies it, bit for bit.")
        {
            log, until, json,
        };
        command.SetAction(parsed => ReplayVerb.Execute(
            parsed.GetRequiredValue(log),
            parsed.GetValue(until),
            parsed.GetValue(json),
            terminal));
        return command;
    }
}
