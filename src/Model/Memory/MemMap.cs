using System;

namespace ActorVm.Model.Memory;

/// <summary>
/// Who has which page frame, and who maps it. Kernel: <c>mem_map</c>, and a reverse map.
/// </summary>
/// <remarks>
/// Changed only by the PageCache actor. A frame is given out with a count of 1 and is free again
/// when its count falls to 0. The lowest free frame is given first. The reverse map lists
/// page-table entries in the order of pid and address and changes no count: 2.2 found them by
/// walking processes, later kernels by a reverse map; the machine keeps one in both profiles.
/// Invariant: a frame's count equals its page-table entries plus cache references plus pins, and no
/// frame is free and mapped.
/// </remarks>
public sealed class MemMap
{
    private readonly NumberPool _numbers;
    private readonly PageFrame[] _frames;
    private readonly int[] _firstMapping;
    private readonly int[] _usedBy = new int[Enum.GetValues<FrameUse>().Length];
    private Node[] _nodes = new Node[16];
    private int _nodeCount = 1; // node 0 ends every list
    private int _freeNode;
    private int _highestUsed;

    /// <summary>Makes the map of a machine with so many frames, all free.</summary>
    public MemMap(int frames)
    {
        _numbers = new NumberPool(frames);
        _frames = new PageFrame[frames + 1];
        _firstMapping = new int[frames + 1];
    }

    /// <summary>How many frames the machine has.</summary>
    public int FrameCount => _numbers.Limit;

    /// <summary>How many frames are free. Kernel: <c>nr_free_pages</c>.</summary>
    public int FreeCount => _numbers.FreeCount;

    /// <summary>The state of a frame.</summary>
    public ref readonly PageFrame this[FrameNumber frame] => ref _frames[frame.Value];

    /// <summary>How many frames are used for something.</summary>
    public int CountOf(FrameUse use) => use == FrameUse.Free ? FreeCount : _usedBy[(int)use];

    /// <summary>Gives out the lowest free frame with count 1; none where all are in use.</summary>
    public FrameNumber Allocate(FrameOwner owner)
    {
        FrameNumber frame = new(_numbers.Take());
        if (frame != default)
        {
            _frames[frame.Value] = new PageFrame { Owner = owner, Count = 1 };
            _highestUsed = Math.Max(_highestUsed, frame.Value);
            _usedBy[(int)owner.Use]++;
        }

        return frame;
    }

    /// <summary>Says that a frame holds something else from now on.</summary>
    public void SetOwner(FrameNumber frame, FrameOwner owner)
    {
        ref PageFrame state = ref Used(frame);
        _usedBy[(int)state.Use]--;
        _usedBy[(int)owner.Use]++;
        state = state with { Owner = owner };
    }

    /// <summary>One more reference. Kernel: <c>get_page</c>.</summary>
    public void Get(FrameNumber frame)
    {
        ref PageFrame state = ref Used(frame);
        state = state with { Count = state.Count + 1 };
    }

    /// <summary>
    /// One reference less; true where the frame is free now. It may be the one that locked the
    /// page. Kernel: <c>free_page</c>.
    /// </summary>
    public bool Put(FrameNumber frame)
    {
        ref PageFrame state = ref Used(frame);
        state = state with { Count = state.Count - 1, Unevictable = false };
        if (state.Count < state.Pins + state.Mappings)
        {
            throw new KernelBug($"{frame} is given back once too often: {state}");
        }

        if (state.Count > 0)
        {
            return false;
        }

        _usedBy[(int)state.Use]--;
        state = default;
        _numbers.Return(frame.Value);
        return true;
    }

    /// <summary>One more reference that is a pin: a grant or a transfer begins.</summary>
    public void Pin(FrameNumber frame)
    {
        Get(frame);
        _frames[frame.Value] = this[frame] with { Pins = this[frame].Pins + 1 };
    }

    /// <summary>Takes a pin off, and its reference; true where the frame is free now.</summary>
    public bool Unpin(FrameNumber frame)
    {
        if (this[frame].Pins == 0)
        {
            throw new KernelBug($"{frame} is not pinned");
        }

        _frames[frame.Value] = this[frame] with { Pins = this[frame].Pins - 1 };
        return Put(frame);
    }

    /// <summary>Lists a page-table entry, counted already, as one that maps the frame.</summary>
    public void AddMapping(FrameNumber frame, FrameMapping mapping)
    {
        ref PageFrame state = ref Used(frame);
        state = state with { Mappings = state.Mappings + 1 };
        int node = TakeNode();
        ref int link = ref Link(frame, mapping);
        _nodes[node] = new Node(mapping, link);
        link = node;
    }

    /// <summary>Lists the entry no longer; its reference is given back after this.</summary>
    public void RemoveMapping(FrameNumber frame, FrameMapping mapping)
    {
        ref PageFrame state = ref Used(frame);
        ref int link = ref Link(frame, mapping);
        int node = link;
        if (node == 0 || _nodes[node].Mapping != mapping)
        {
            throw new KernelBug($"{frame} is not mapped by {mapping}");
        }

        link = _nodes[node].Next;
        _nodes[node] = new Node(default, _freeNode);
        _freeNode = node;
        state = state with { Mappings = state.Mappings - 1 };
    }

    /// <summary>The page-table entries that map a frame, by pid and address.</summary>
    public MappingList MappingsOf(FrameNumber frame) => new(this, _firstMapping[frame.Value]);

    /// <summary>Sets or clears the accessed flag.</summary>
    public void SetAccessed(FrameNumber frame, bool on) =>
        Used(frame) = Used(frame) with { Accessed = on };

    /// <summary>Sets or clears the dirty flag.</summary>
    public void SetDirty(FrameNumber frame, bool on) =>
        Used(frame) = Used(frame) with { Dirty = on };

    /// <summary>Has reclaim pass a frame over, or not.</summary>
    public void SetUnevictable(FrameNumber frame, bool on) =>
        Used(frame) = Used(frame) with { Unevictable = on };

    /// <summary>
    /// The next frame in use above the one given, for a clock hand; none after the last.
    /// </summary>
    public FrameNumber NextUsed(FrameNumber after) => new(_numbers.NextTaken(after.Value));

    /// <summary>Makes all frames free; costs no more than the frames that were in use.</summary>
    public void Reset()
    {
        Array.Clear(_frames, 0, _highestUsed + 1);
        Array.Clear(_firstMapping, 0, _highestUsed + 1);
        Array.Clear(_usedBy);
        _numbers.Reset();
        _nodeCount = 1;
        _freeNode = 0;
        _highestUsed = 0;
    }

    /// <summary>Adds the frames in use, their counts, flags and mappings to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        for (FrameNumber f = NextUsed(default); f != default; f = NextUsed(f))
        {
            ref readonly PageFrame state = ref this[f];
            ulong flags = (state.Accessed ? 1UL : 0) | (state.Dirty ? 2UL : 0)
                | (state.Unevictable ? 4UL : 0) | ((ulong)state.Use << 8) | ((ulong)f.Value << 32);
            hash = StateHash.Mix(hash, flags);
            hash = StateHash.Mix(hash, state.Owner.Tag);
            hash = StateHash.Mix(hash, state.Owner.Index);
            hash = StateHash.Mix(hash, ((ulong)state.Pins << 32) | (uint)state.Count);
            foreach (FrameMapping mapping in MappingsOf(f))
            {
                hash = StateHash.Mix(hash, mapping.Address);
                hash = StateHash.Mix(hash, (ulong)mapping.Pid.Value);
            }
        }
    }

    /// <summary>Throws where a count is wrong in itself.</summary>
    public void CheckInvariants()
    {
        Span<int> usedBy = stackalloc int[_usedBy.Length];
        for (FrameNumber f = NextUsed(default); f != default; f = NextUsed(f))
        {
            ref readonly PageFrame state = ref this[f];
            int mappings = 0;
            foreach (FrameMapping _ in MappingsOf(f))
            {
                mappings++;
            }

            Require(state.Use != FrameUse.Free, f, "is taken and has no use");
            Require(state.Count > 0, f, "is taken and nobody has it");
            Require(state.Count >= state.Pins + state.Mappings, f, "has too small a count");
            Require(state.Mappings == mappings, f, "counts other mappings than it lists");
            usedBy[(int)state.Use]++;
        }

        if (!usedBy.SequenceEqual(_usedBy))
        {
            throw new KernelBug("the frames by use do not add up");
        }
    }

    private static void Require(bool holds, FrameNumber frame, string broken)
    {
        if (!holds)
        {
            throw new KernelBug($"{frame} {broken}");
        }
    }

    private ref PageFrame Used(FrameNumber frame)
    {
        ref PageFrame state = ref _frames[frame.Value];
        if (state.Use == FrameUse.Free)
        {
            throw new KernelBug($"{frame} is free and is used");
        }

        return ref state;
    }

    /// <summary>Where the list holds this mapping, or would.</summary>
    private ref int Link(FrameNumber frame, FrameMapping mapping)
    {
        ref int link = ref _firstMapping[frame.Value];
        while (link != 0 && Precedes(_nodes[link].Mapping, mapping))
        {
            link = ref _nodes[link].Next;
        }

        return ref link;
    }

    private static bool Precedes(FrameMapping one, FrameMapping other) =>
        one.Pid.Value < other.Pid.Value
        || (one.Pid == other.Pid && one.Address < other.Address);

    private int TakeNode()
    {
        if (_freeNode != 0)
        {
            int node = _freeNode;
            _freeNode = _nodes[node].Next;
            return node;
        }

        if (_nodeCount == _nodes.Length)
        {
            Array.Resize(ref _nodes, _nodes.Length * 2);
        }

        return _nodeCount++;
    }

    /// <summary>Goes over the mappings of one frame; made for <c>foreach</c>.</summary>
    public struct MappingList
    {
        private readonly MemMap _map;
        private int _next;

        internal MappingList(MemMap map, int first)
        {
            _map = map;
            _next = first;
            Current = default;
        }

        /// <summary>Where the walk stands.</summary>
        public FrameMapping Current { get; private set; }

        /// <summary>The walk itself.</summary>
        public readonly MappingList GetEnumerator() => this;

        /// <summary>Goes to the next mapping.</summary>
        public bool MoveNext()
        {
            if (_next == 0)
            {
                return false;
            }

            Current = _map._nodes[_next].Mapping;
            _next = _map._nodes[_next].Next;
            return true;
        }
    }

    private struct Node(FrameMapping mapping, int next)
    {
        public FrameMapping Mapping = mapping;
        public int Next = next;
    }
}
