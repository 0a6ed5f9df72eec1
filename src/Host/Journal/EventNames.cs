namespace ActorVm.Host.Journal;

/// <summary>What the property <c>Event</c> of a log's lines can say.</summary>
internal static class EventNames
{
    /// <summary>The first line: everything that the run begins with.</summary>
    public const string Start = "start";

    /// <summary>A stretch of turns: which channel each delivered.</summary>
    public const string Turns = "turns";

    /// <summary>A system call returned.</summary>
    public const string Call = "call";

    /// <summary>A message was delivered.</summary>
    public const string Message = "message";

    /// <summary>The last line: how the run ended.</summary>
    public const string End = "end";
}
