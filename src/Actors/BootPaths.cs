using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ActorVm.Actors;

/// <summary>The paths of the files at boot, added one by one: which can be next.</summary>
public sealed class BootPaths
{
    /// <summary>
    /// Where paths that do not begin with a slash begin; everybody may write there.
    /// </summary>
    public const string WorkingPath = "/home/user";

    private const int NameBytesMax = 255; // NAME_MAX
    private const int PathBytesMax = 4095; // PATH_MAX without its NUL

    private readonly HashSet<string> _files = ["/dev/null", "/dev/zero"];
    private readonly HashSet<string> _directories =
        ["/dev", "/dev/shm", "/tmp", "/home", WorkingPath];

    /// <summary>The path from the root on, without needless dots and slashes.</summary>
    public static string Full(string path)
    {
        string absolute = path.StartsWith('/') ? path : $"{WorkingPath}/{path}";
        return "/" + string.Join('/', NamesOf(absolute));
    }

    /// <summary>Adds a file's path.</summary>
    /// <returns>What is wrong with it, to be read behind it; null where nothing is.</returns>
    public string? Add(string path)
    {
        if (Complaint(path) is { } complaint)
        {
            return complaint;
        }

        string full = Full(path);
        for (int slash = full.LastIndexOf('/'); slash > 0; slash = full.LastIndexOf('/', slash - 1))
        {
            if (_files.Contains(full[..slash]))
            {
                return $"lies below '{full[..slash]}', which is a file";
            }
        }

        if (_directories.Contains(full) || !_files.Add(full))
        {
            return $"is there already, as '{full}'";
        }

        for (int slash = full.LastIndexOf('/'); slash > 0; slash = full.LastIndexOf('/', slash - 1))
        {
            _directories.Add(full[..slash]);
        }

        return null;
    }

    private static string? Complaint(string path) =>
        path.Length == 0 || path.EndsWith('/') ? "names no file"
        : path.Contains('\0') ? "holds a NUL"
        : NamesOf(path).Contains("..") ? "holds '..'"
        : Encoding.UTF8.GetByteCount(path) > PathBytesMax
            || NamesOf(path).Any(name => Encoding.UTF8.GetByteCount(name) > NameBytesMax)
            ? "is too long"
        : null;

    private static IEnumerable<string> NamesOf(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".");
}
