namespace ActorVm.SpecGen.Emitting;

/// <summary>One output of the generator.</summary>
internal sealed record GeneratedFile(string Name, string Text)
{
    public GeneratedFile(string name, CodeWriter code)
        : this(name, code.ToString())
    {
    }
}
