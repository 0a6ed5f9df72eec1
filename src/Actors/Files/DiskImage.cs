using System;
using System.Collections.Immutable;
using ActorVm.Model;

namespace ActorVm.Actors.Files;

/// <summary>
/// How the files that exist at boot lie on disk: one behind the other, from block 1.
/// </summary>
internal sealed class DiskImage
{
    /// <summary>Lays out the files.</summary>
    public DiskImage(ImmutableArray<FileSetup> files)
    {
        ImmutableArray<Extent>.Builder extents = ImmutableArray.CreateBuilder<Extent>(files.Length);
        int next = 1;
        foreach (FileSetup file in files)
        {
            int blocks = (int)PageSize.PagesOf((ulong)file.Content.Length);
            extents.Add(new Extent(file, next, blocks));
            next += blocks;
        }

        Extents = extents.MoveToImmutable();
        UsedBlocks = next - 1;
    }

    /// <summary>Each file with its blocks, in the order given.</summary>
    public ImmutableArray<Extent> Extents { get; }

    /// <summary>How many blocks the files take; the number of the last one too.</summary>
    public int UsedBlocks { get; }

    /// <summary>The bytes of a used block, fewer than a page at the end of a file.</summary>
    public ReadOnlySpan<byte> BlockAtBoot(int block)
    {
        foreach (Extent extent in Extents)
        {
            int page = block - extent.FirstBlock;
            if (page < extent.Blocks)
            {
                ReadOnlySpan<byte> rest =
                    extent.File.Content.AsSpan()[(page * PageSize.PageSizeBytes)..];
                return rest[..Math.Min(rest.Length, PageSize.PageSizeBytes)];
            }
        }

        throw new KernelBug($"Disk: no file has block {block} at boot");
    }

    /// <summary>A file and its blocks.</summary>
    /// <param name="File">The file.</param>
    /// <param name="FirstBlock">The block of its first page.</param>
    /// <param name="Blocks">How many blocks follow one another from there.</param>
    internal readonly record struct Extent(FileSetup File, int FirstBlock, int Blocks);
}
