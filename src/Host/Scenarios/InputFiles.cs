using System;
using System.IO;
using System.Security;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Scenarios;

/// <summary>Reads the files that a user names; what cannot be read is said in one line.</summary>
internal static class InputFiles
{
    /// <summary>The bytes of a file; null with the reason where it cannot be read.</summary>
    public static byte[]? TryReadBytes(string path, out string? reason)
    {
        try
        {
            reason = Directory.Exists(path) ? "it is a directory" : null;
            return reason is null ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (IsFileTrouble(e))
        {
            reason = Describe(e);
            return null;
        }
    }

    /// <summary>The text of a file; null with the reason where it cannot be read.</summary>
    public static string? TryReadText(string path, out string? reason)
    {
        byte[]? bytes = TryReadBytes(path, out reason);
        return bytes is null ? null : new StreamReader(new MemoryStream(bytes)).ReadToEnd();
    }

    /// <summary>Whether an exception is the file system's and not a defect of ours.</summary>
    public static bool IsFileTrouble(Exception e) =>
        e is IOException or UnauthorizedAccessException or SecurityException
            or ArgumentException or NotSupportedException;

    /// <summary>The exception in a few words.</summary>
    public static string Describe(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "permission denied",
        _ => e.Message.TrimEnd('.'),
    };

    /// <summary>The complaint about a file that the command line names.</summary>
    public static Diagnostic Unreadable(string path, string what, string reason) =>
        new(path, 1, 1, Severity.Error, $"cannot read the {what}: {reason}", string.Empty);
}
