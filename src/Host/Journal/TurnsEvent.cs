namespace ActorVm.Host.Journal;

/// <summary>A stretch of turns as a log tells it.</summary>
/// <param name="Line">The log's line.</param>
/// <param name="First">The number of its first turn.</param>
/// <param name="Turns">How many turns.</param>
/// <param name="VirtualTimeNs">The virtual time after them.</param>
/// <param name="Hash">The running hash of all deliveries after them.</param>
/// <param name="StateHash">The state's hash after them; null where the log has none here.</param>
/// <param name="Decisions">Which channel each turn delivered, coded.</param>
internal sealed record TurnsEvent(
    int Line,
    long First,
    long Turns,
    long VirtualTimeNs,
    ulong Hash,
    ulong? StateHash,
    string Decisions)
{
    /// <summary>The number of its last turn.</summary>
    public long Last => First + Turns - 1;

    /// <summary>Reads the event's properties.</summary>
    /// <exception cref="LogFormatException">They are not those of a stretch of turns.</exception>
    public static TurnsEvent Read(int line, LogFields fields) =>
        new(
            line,
            fields.Integer("First", 1, long.MaxValue / 2),
            fields.Integer("Turns", 1, long.MaxValue / 2),
            fields.Integer("Ns", 0, long.MaxValue),
            fields.Hash("Hash"),
            fields.HashOrNull("State"),
            fields.Text("Decisions"));
}
