using System.Text;
using ActorVm.Model.Files;

namespace ActorVm.Actors.Files;

/// <content>The way back from an inode to its name, for those who look from outside.</content>
internal sealed partial class FileSystem
{
    /// <summary>
    /// A path of an inode as /proc/PID/maps shows it: <c>(deleted)</c> behind it where it has no
    /// name any more, <c>/dev/zero</c> for shared anonymous memory.
    /// </summary>
    public string PathOf(InodeNumber inode) =>
        FindPath(_inodes[BootTree.RootDirectory], string.Empty, inode)
        ?? (_inodes[inode].Links == 0 ? "/dev/zero (deleted)" : string.Empty);

    /// <summary>
    /// The pipe that a description is an end of; none where it is something else.
    /// </summary>
    /// <param name="file">The description.</param>
    /// <param name="isReadEnd">Which end.</param>
    public InodeNumber PipeOf(FileId file, out bool isReadEnd)
    {
        OpenFile description = _files[file];
        isReadEnd = description.IsReadable;
        return _inodes[description.Inode].Type == InodeType.Pipe ? description.Inode : default;
    }

    private string? FindPath(Inode directory, string path, InodeNumber wanted)
    {
        foreach (Directory.Entry entry in directory.Names.Entries)
        {
            string name = $"{path}/{Encoding.UTF8.GetString(entry.Name)}";
            if (entry.Inode == wanted)
            {
                return name;
            }

            if (_inodes[entry.Inode].Type == InodeType.Directory
                && FindPath(_inodes[entry.Inode], name, wanted) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
