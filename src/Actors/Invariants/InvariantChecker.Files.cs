using ActorVm.Model.Files;

namespace ActorVm.Actors.Invariants;

/// <content>Open files and mapped files.</content>
internal sealed partial class InvariantChecker
{
    private void CheckFiles()
    {
        OpenFileTable files = machine.FileSystem.OpenFiles;
        for (FileId id = files.Next(default); id != default; id = files.Next(id))
        {
            CheckDescription(id, files[id].Count);
        }

        Ledger descriptors = _files.Descriptors;
        for (int i = 0; i < descriptors.Touched.Length; i++)
        {
            FileId file = new(descriptors.Touched[i]);
            if (!files.IsOpen(file))
            {
                CheckDescription(file, 0);
            }
        }

        CheckInodes();
    }

    private void CheckInodes()
    {
        InodeTable inodes = machine.FileSystem.Inodes;
        foreach (Inode inode in inodes)
        {
            int count = 0;
            foreach (AreaCount areas in inode.Areas)
            {
                count += areas.Areas;
            }

            CheckInode(inode.Number, count);
        }

        Ledger shown = _files.Areas;
        for (int i = 0; i < shown.Touched.Length; i++)
        {
            InodeNumber inode = new(shown.Touched[i]);
            if (inodes.Find(inode) is null)
            {
                CheckInode(inode, 0);
            }
        }
    }

    private void CheckDescription(FileId file, int count)
    {
        int expected = _files.Descriptors[file.Value];
        if (count != expected)
        {
            _violations.Add(
                $"open file {file.Value}: it counts {count} descriptors, there are {expected}: "
                + Explain(_files.Descriptors, file.Value));
        }
    }

    private void CheckInode(InodeNumber inode, int count)
    {
        int expected = _files.Areas[inode.Value];
        if (count != expected)
        {
            _violations.Add(
                $"inode {inode.Value}: it counts {count} areas, {expected} show it: "
                + Explain(_files.Areas, inode.Value));
        }
    }
}
