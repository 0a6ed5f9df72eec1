namespace ActorVm.Actors.Processes;

/// <summary>Where a process stands.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>Unborn</term><description>Start -> Running</description></item>
/// <item><term>Running</term><description>a request -> Waiting; nanosleep -> Sleeping; a stop
/// signal -> Stopped; exit or a fatal signal -> Exiting</description></item>
/// <item><term>Waiting</term><description>the last awaited reply -> Running, or Exiting where it
/// came for the way out</description></item>
/// <item><term>Sleeping</term><description>Wake, or a signal -> Running</description></item>
/// <item><term>Stopped</term><description>SIGCONT or SIGKILL -> Running</description></item>
/// <item><term>Exiting</term><description>all is closed and Init knows ->
/// Exited</description></item>
/// </list>
/// </remarks>
public enum ProcessState : byte
{
    /// <summary>There is no such process yet.</summary>
    Unborn,

    /// <summary>Its next step is under way.</summary>
    Running,

    /// <summary>It waits for replies.</summary>
    Waiting,

    /// <summary>It waits for a time or a signal.</summary>
    Sleeping,

    /// <summary>A signal stopped it.</summary>
    Stopped,

    /// <summary>It closes what it holds.</summary>
    Exiting,

    /// <summary>It is gone; what is left is its exit status, at Init.</summary>
    Exited,
}
