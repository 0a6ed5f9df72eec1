using System.Runtime.InteropServices;

namespace ActorVm.Model.Files;

/// <summary>A descriptor that poll(2) asks about.</summary>
/// <remarks>Begins as a <c>struct pollfd</c> does.</remarks>
[StructLayout(LayoutKind.Sequential)]
public struct PollEntry
{
    /// <summary>The bytes of a <c>struct pollfd</c>.</summary>
    public const int UserBytes = 8;

    /// <summary>The bytes of an entry.</summary>
    public const int SizeBytes = 12;

    /// <summary>The descriptor; one below 0 is passed over.</summary>
    public int Descriptor;

    /// <summary>What is asked for: POLLIN, POLLOUT, …</summary>
    public short Events;

    /// <summary>What it is ready for, and what is wrong with it.</summary>
    public short Ready;

    /// <summary>The open file description; none where the descriptor is not open.</summary>
    public FileId File;
}
