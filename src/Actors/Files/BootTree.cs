using System;
using System.Collections.Generic;
using System.Text;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Files;

/// <summary>The directories, devices and files that exist at boot.</summary>
/// <remarks>
/// Worked out once, so that a machine can be reset without looking at paths again.
/// </remarks>
internal sealed class BootTree
{
    private const uint Rwxrwxrwx = 0x1FF; // 0777
    private const uint Rwxrxrx = 0x1ED; // 0755
    private const uint Rwrwrw = 0x1B6; // 0666
    private const uint Sticky = LinuxConstants.S_ISVTX;
    private const int Root = 0;

    private readonly List<Node> _nodes = [];

    /// <summary>Works out the tree with the files of a disk.</summary>
    public BootTree(DiskImage image)
    {
        _nodes.Add(new Node(Root, [], InodeType.Directory, Rwxrxrx));
        int devices = Directory("/dev", Rwxrxrx);
        Add(new Node(devices, "null"u8.ToArray(), InodeType.Null, Rwrwrw));
        Add(new Node(devices, "zero"u8.ToArray(), InodeType.Zero, Rwrwrw));
        Directory("/dev/shm", Rwxrwxrwx | Sticky);
        Directory("/tmp", Rwxrwxrwx | Sticky);
        WorkingDirectory = NumberOf(Directory(BootPaths.WorkingPath, Rwxrwxrwx));
        foreach (DiskImage.Extent extent in image.Extents)
        {
            AddFile(extent);
        }
    }

    /// <summary>The inode of the root directory.</summary>
    public static InodeNumber RootDirectory => NumberOf(Root);

    /// <summary>The inode of the working directory.</summary>
    public InodeNumber WorkingDirectory { get; }

    /// <summary>Makes all inodes and names in an empty table.</summary>
    public void Plant(InodeTable inodes)
    {
        for (int i = 0; i < _nodes.Count; i++)
        {
            Node node = _nodes[i];
            Inode inode = inodes.Add(node.Type, node.Mode, node.Uid, node.Gid, 0);
            inode.SizeBytes = node.SizeBytes;
            for (int block = 0; block < node.Blocks; block++)
            {
                inode.Blocks[new PageIndex((uint)block)] = (uint)(node.FirstBlock + block);
            }

            Inode parent = inodes[NumberOf(node.Parent)];
            inode.Links += node.Type == InodeType.Directory && i != Root ? 2 : 1; // its dot too
            if (node.Type == InodeType.Directory)
            {
                inode.Names.Parent = parent.Number;
                parent.Links++; // the name `..`; the root's own too
            }

            if (i != Root)
            {
                parent.Names.Add(node.Name, inode.Number);
            }
        }
    }

    /// <summary>Numbers are given from 1 in the order of making.</summary>
    private static InodeNumber NumberOf(int node) => new(node + 1);

    private void AddFile(DiskImage.Extent extent)
    {
        FileSetup file = extent.File;
        string path = BootPaths.Full(file.Path);
        int slash = path.LastIndexOf('/');
        Add(new Node(
            Directory(path[..slash], Rwxrxrx),
            Encoding.UTF8.GetBytes(path[(slash + 1)..]),
            InodeType.Regular,
            file.Mode)
        {
            Uid = file.Uid,
            Gid = file.Gid,
            SizeBytes = file.Content.Length,
            FirstBlock = extent.FirstBlock,
            Blocks = extent.Blocks,
        });
    }

    /// <summary>The directory of a path, made where it is missing, and those on the way.</summary>
    private int Directory(string path, uint mode)
    {
        int at = Root;
        string[] names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < names.Length; i++)
        {
            byte[] name = Encoding.UTF8.GetBytes(names[i]);
            int parent = at;
            at = Find(parent, name);
            if (at < 0)
            {
                uint ownMode = i == names.Length - 1 ? mode : Rwxrxrx;
                at = Add(new Node(parent, name, InodeType.Directory, ownMode));
            }
        }

        return at;
    }

    private int Add(Node node)
    {
        if (Find(node.Parent, node.Name) >= 0)
        {
            string name = Encoding.UTF8.GetString(node.Name);
            throw new KernelBug($"two files at boot are called {name}");
        }

        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    private int Find(int parent, byte[] name) => _nodes.FindIndex(
        node => node.Parent == parent && node.Name.AsSpan().SequenceEqual(name));

    /// <summary>An inode at boot with its name.</summary>
    private readonly record struct Node(int Parent, byte[] Name, InodeType Type, uint Mode)
    {
        public uint Uid { get; init; }

        public uint Gid { get; init; }

        public long SizeBytes { get; init; }

        public int FirstBlock { get; init; }

        public int Blocks { get; init; }
    }
}
