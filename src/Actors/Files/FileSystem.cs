using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Files;

/// <summary>Names, inodes, open files, pipes and terminals. Kernel: the VFS and one ext4.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>The bytes of regular files pass through the page cache, whose pages mappings show too. The
/// file system itself says how long a file is, where its pages lie on disk, and who may do
/// what.</item>
/// <item>A request that must wait (for a pipe, for another's write) is put off whole in the queue
/// of the inode or description that it waits for, and handled again whenever something there has
/// changed.</item>
/// <item>A read or write of many chunks is one call: it holds the description's position and, when
/// it writes, the inode, from its first chunk until a chunk that is neither cut short nor followed
/// by more, or one that gives 0 or an error. Closing the description ends the caller's call
/// too.</item>
/// <item>An inode lives until its last name, description and area are gone; then its pages leave
/// the page cache, its blocks are free, and only then is the one answered who let go of it.</item>
/// </list>
/// Differs from Linux: one file system; no symbolic links; no core, no quota; a
/// file's size is changed before the pages beyond leave, and nobody maps a file while its end is
/// being cut off. Its parts: Names, Trees, Attributes, Descriptions, Transfers, Pipes, Polls,
/// Sizes, Mappings, Pages.
/// </remarks>
internal sealed partial class FileSystem : Actor, IFileSystemHandlers
{
    /// <summary>The longest file, as in ext4: what 2^32 - 1 pages hold.</summary>
    public const long FileBytesMax = (long)uint.MaxValue * PageSize.PageSizeBytes;

    /// <summary>How many inodes there can be beside the terminals.</summary>
    public const int InodeLimit = 65_536;

    /// <summary>How many open file descriptions there can be beside those of the terminals.
    /// </summary>
    public const int OpenFileLimit = 65_536;

    /// <summary>How many descriptors a process begins with.</summary>
    public const int StandardFiles = 3;

    private const uint TerminalMode = 0x190; // 0620

    private readonly Profile _profile;
    private readonly ImmutableArray<ProcessSetup> _processes;
    private readonly PhysicalMemory _memory;
    private readonly BootTree _boot;
    private readonly BlockPool _blocks;
    private readonly InodeTable _inodes;
    private readonly OpenFileTable _files;
    private readonly Terminal[] _terminals;
    private readonly OperationTable _operations = new();
    private readonly WaitQueues _queues = new();
    private readonly QueueTable _inodeQueues = new();
    private readonly QueueTable _fileQueues = new();
    private readonly HashSet<uint> _seenBlocks = []; // scratch of checks
    private readonly Dictionary<InodeNumber, (int All, int Readers, int Writers)> _opens = [];

    /// <summary>
    /// Makes the file system of a disk, with a terminal for each of the scenario's processes.
    /// </summary>
    public FileSystem(
        Profile profile,
        ImmutableArray<ProcessSetup> processes,
        DiskImage image,
        PhysicalMemory memory,
        int blockCount = Disk.DefaultBlockCount)
        : base(ActorId.FileSystem)
    {
        _profile = profile;
        _processes = processes;
        _memory = memory;
        _boot = new BootTree(image);
        _blocks = new BlockPool(blockCount, image.UsedBlocks);
        _inodes = new InodeTable(InodeLimit + processes.Length);
        _files = new OpenFileTable(OpenFileLimit + (StandardFiles * processes.Length));
        _terminals = new Terminal[processes.Length];
        for (int i = 0; i < processes.Length; i++)
        {
            _terminals[i] = new Terminal(processes[i].StandardInput.AsMemory());
        }

        Reset();
    }

    /// <summary>All inodes.</summary>
    public InodeTable Inodes => _inodes;

    /// <summary>All open file descriptions.</summary>
    public OpenFileTable OpenFiles => _files;

    /// <summary>How many blocks of the disk hold pages of files.</summary>
    public int UsedBlocks => _blocks.UsedCount;

    /// <summary>
    /// The open file description of a scenario process's descriptor 0, 1 or 2 at boot.
    /// </summary>
    public static FileId StandardFile(Pid process, int descriptor) =>
        new(((process.Value - MachineSetup.FirstPid) * StandardFiles) + descriptor + 1);

    /// <summary>What a scenario's process, and those that it forked, printed so far.</summary>
    public ReadOnlySpan<byte> Output(Pid terminal, bool isError) =>
        _terminals[terminal.Value - MachineSetup.FirstPid].Output(isError);

    /// <summary>Finds a regular file, to look at it from outside.</summary>
    /// <param name="path">Absolute, or relative to the working directory.</param>
    /// <param name="inode">The file, by which the page cache knows its pages.</param>
    /// <param name="sizeBytes">How long it is.</param>
    public bool TryFindFile(string path, out InodeNumber inode, out long sizeBytes)
    {
        PathLookup found = Look(Encoding.UTF8.GetBytes(path), Credentials.Root);
        bool isFile = found.Error == Errno.None && found.Inode?.Type == InodeType.Regular;
        inode = isFile ? found.Inode!.Number : default;
        sizeBytes = isFile ? found.Inode!.SizeBytes : 0;
        return isFile;
    }

    /// <summary>Where on disk a page of a file lies; 0 where it holds nothing but zeros.</summary>
    public uint BlockOf(InodeNumber inode, PageIndex page)
    {
        BlockMap blocks = _inodes[inode].Blocks;
        return blocks.IsOnDisk(page) ? blocks[page] : 0;
    }

    /// <inheritdoc/>
    public override void Receive(in Envelope envelope, Outbox outbox) =>
        FileSystemDispatch.Deliver(this, envelope, outbox);

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _operations.Reset();
        _queues.Reset();
        _inodeQueues.Reset();
        _fileQueues.Reset();
        _polls = default;
        _files.Reset();
        _inodes.Reset();
        _blocks.Reset();
        _boot.Plant(_inodes);
        for (int i = 0; i < _terminals.Length; i++)
        {
            _terminals[i].Reset();
            OpenTerminal(_processes[i], new Pid(MachineSetup.FirstPid + i));
        }
    }

    private void OpenTerminal(ProcessSetup setup, Pid process)
    {
        Inode inode = _inodes.Add(InodeType.Terminal, TerminalMode, setup.Uid, setup.Gid, 0);
        inode.TerminalOf = process;
        inode.Links = 1; // /dev/pts is not shown, but a terminal outlives those who use it
        for (int descriptor = 0; descriptor < StandardFiles; descriptor++)
        {
            FileId file = _files.Add(inode.Number, LinuxConstants.O_RDWR | LargeFile);
            _files[file].IsErrorOutput = descriptor == LinuxConstants.STDERR_FILENO;
            inode.Opens++;
        }
    }

    private PathLookup Look(ReadOnlySpan<byte> path, in Credentials caller) =>
        PathLookup.Follow(_inodes, BootTree.RootDirectory, _boot.WorkingDirectory, path, caller);

    /// <summary>Asks another actor for what an operation needs next.</summary>
    private void Ask<T>(
        ActorId to, in T request, Operation operation, Outbox outbox, PayloadId payload = default)
        where T : struct, IMessage<T>
    {
        operation.Request = outbox.Request(to, request, payload);
        operation.PayloadDigest = outbox.Payloads.Digest(operation.Client.Payload);
        _operations.Add(operation);
    }

    /// <summary>
    /// Handles again, in their order, those who waited for a change that has come.
    /// </summary>
    private void Resume(ref WaitQueue queue, Outbox outbox)
    {
        WaitQueue waiting = queue;
        queue = default;
        while (_queues.TryTake(ref waiting, out Envelope request))
        {
            Receive(request, outbox);
        }

        WaitQueue polls = _polls;
        _polls = default;
        while (_queues.TryTake(ref polls, out Envelope poll))
        {
            Receive(poll, outbox);
        }
    }
}
