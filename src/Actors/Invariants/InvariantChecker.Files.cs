using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Model;
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
            CheckPosition(id, files[id].PositionUser);
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

        foreach (Process process in machine.Processes)
        {
            CheckPoll(process);
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
            CheckWriter(inode);
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

    /// <summary>Nobody waits in poll(2) beside a file that is ready.</summary>
    private void CheckPoll(Process process)
    {
        PayloadId polled = machine.FileSystem.PolledBy(process.Pid);
        foreach (PollEntry entry in machine.Payloads.Items<PollEntry>(polled))
        {
            if (entry.File != default && machine.FileSystem.IsReady(entry))
            {
                _violations.Add(
                    $"process {process.Pid.Value}: it polls descriptor {entry.Descriptor}, which "
                    + "is ready");
            }
        }
    }

    /// <summary>Who uses a position is in a call on that file.</summary>
    private void CheckPosition(FileId file, Pid user)
    {
        if (user != default && !IsInCallOn(user, file))
        {
            _violations.Add(
                $"open file {file.Value}: its position is held for process {user.Value}, which "
                + "is in no call on it");
        }
    }

    /// <summary>Who writes a file is in a call on it, or changes its size.</summary>
    private void CheckWriter(Inode inode)
    {
        Pid writer = inode.Writer;
        if (writer == default || machine.FileSystem.IsServing(writer, inode.Number))
        {
            return;
        }

        FileId file = machine.Process(writer).CallFile;
        bool isOpen = file != default && machine.FileSystem.OpenFiles.IsOpen(file);
        bool isOfInode = isOpen && machine.FileSystem.OpenFiles[file].Inode == inode.Number;
        if (!isOfInode || !IsInCallOn(writer, file))
        {
            _violations.Add(
                $"inode {inode.Number.Value}: it is held for process {writer.Value} to write, "
                + "which is in no call on it");
        }
    }

    private bool IsInCallOn(Pid pid, FileId file)
    {
        Process process = machine.Process(pid);
        return process.State != ProcessState.Exited && process.CallFile == file;
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
