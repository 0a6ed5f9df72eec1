using System;
using ActorVm.Model.Files;

namespace ActorVm.Actors.Paging;

/// <summary>The files of which the page cache knows something, by inode number.</summary>
internal sealed class CachedFiles
{
    private CachedFile?[] _files = new CachedFile?[16];

    /// <summary>A file; one without pages where nothing is known of it yet.</summary>
    public CachedFile this[InodeNumber inode]
    {
        get
        {
            if (inode.Value >= _files.Length)
            {
                Array.Resize(ref _files, Math.Max(inode.Value + 1, _files.Length * 2));
            }

            return _files[inode.Value] ??= new CachedFile(inode);
        }
    }

    /// <summary>Goes over the files of which something is known, by inode number.</summary>
    public Walker GetEnumerator() => new(_files);

    /// <summary>Forgets what is known, and keeps the memory.</summary>
    public void Reset()
    {
        foreach (CachedFile? file in _files)
        {
            file?.Reset();
        }
    }

    /// <summary>Goes over files; made for <c>foreach</c>.</summary>
    public struct Walker(CachedFile?[] files)
    {
        private int _next;

        /// <summary>Where the walk stands.</summary>
        public CachedFile Current { get; private set; } = null!;

        /// <summary>Goes to the next file of which something is known.</summary>
        public bool MoveNext()
        {
            while (_next < files.Length)
            {
                if (files[_next++] is { IsIdle: false } file)
                {
                    Current = file;
                    return true;
                }
            }

            return false;
        }
    }
}
