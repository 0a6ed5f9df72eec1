using System.IO;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Reading;

/// <summary>Reads the spec's files in the order in which they refer to each other.</summary>
internal static class SpecLoader
{
    public static Spec Load(string directory, SpecErrors errors)
    {
        SpecNode Open(string name) => SpecFile.Open(Path.Combine(directory, name), errors);

        var errnos = new ErrnoReader();
        errnos.Read(Open("errno.yaml"));
        var constants = new ConstantsReader();
        constants.Read(Open("constants.yaml"));
        var types = new TypesReader();
        types.Read(Open("types.yaml"));
        var messages = new MessagesReader(types.ByName);
        messages.Read(Open("messages.yaml"));
        var calls = new CallsReader(types, constants, errnos.ByName);
        calls.Read(Open("calls.yaml"));
        return new Spec(
            errnos.Errnos,
            errnos.Aliases,
            constants.Groups,
            constants.Sets,
            constants.Signals,
            messages.Actors,
            messages.Requests,
            calls.Calls);
    }
}
