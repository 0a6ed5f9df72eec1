using System;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Stress;

/// <content>What a process may do, each act with what it changes in the shadow.</content>
internal sealed partial class ShadowProgram
{
    private void Act(ShadowProcess me)
    {
        int slot = _random.Next(ShadowProcess.SlotCount);
        if (me.Slots[slot] is not { } mapping)
        {
            Map(me, slot);
            return;
        }

        switch (_random.Next(22))
        {
            case < 7:
                Store(me, slot, mapping);
                break;
            case < 14:
                Load(me, slot, mapping);
                break;
            case 14:
                Leave(me, slot);
                break;
            case 15:
                ChangePage(me, slot, mapping);
                break;
            case 16:
                WriteFile(me, _random.Next(2));
                break;
            case 17:
                ReadFile(me, _random.Next(2));
                break;
            case 18:
                Sync(me, slot, mapping);
                break;
            case 19:
                CopyToFile(me, slot, mapping, _random.Next(2));
                break;
            case 20:
                CopyFromFile(me, slot, mapping, _random.Next(2));
                break;
            default:
                ActAlone(me);
                break;
        }
    }

    private void ActAlone(ShadowProcess me)
    {
        if (_participants > 1)
        {
            return;
        }

        if (_random.Next(2) == 0)
        {
            Cut(me, _random.Next(2));
        }
        else
        {
            ControlSegment(me, _segments[_random.Next(2)]);
        }
    }

    private void Map(ShadowProcess me, int slot)
    {
        int number = _random.Next(2);
        int pages = 1 + _random.Next(4);
        MappingKind kind = MappingKind.Heap + _random.Next(6);
        ShadowMapping mapping = kind switch
        {
            MappingKind.SharedFile or MappingKind.PrivateFile =>
                new(kind, FilePages, _files[number], number),
            MappingKind.Segment =>
                new(kind, ShadowSegment.PageCount, _segments[number].Pages, number),
            MappingKind.SharedAnonymous =>
                new(kind, pages, new ShadowPages(4 + (_sharedAnonymous++ % 100), pages)),
            MappingKind.Data or MappingKind.Heap or MappingKind.Anonymous => new(kind, pages),
            _ => throw new InvalidOperationException($"there is no kind {kind}"),
        };
        if (kind == MappingKind.Segment && !CanAttach(_segments[number]))
        {
            return;
        }

        me.Slots[slot] = mapping;
        SayMap(me, slot, mapping);
    }

    private void SayMap(ShadowProcess me, int slot, ShadowMapping mapping)
    {
        int pages = mapping.PageCount;
        switch (mapping.Kind)
        {
            case MappingKind.Heap:
                Fill(mapping, null);
                me.Say($"require(__LINE__, !(at[{slot}] = malloc({pages} * PAGE)))");
                break;
            case MappingKind.Segment:
                _segments[mapping.Number].Exists = true;
                me.Say($"attach(__LINE__, {slot}, {pages}, {mapping.Number})");
                break;
            case MappingKind.SharedFile:
                me.Say($"map(__LINE__, {slot}, {pages}, MAP_SHARED, fd[{mapping.Number}])");
                break;
            case MappingKind.PrivateFile:
                me.Say($"map(__LINE__, {slot}, {pages}, MAP_PRIVATE, fd[{mapping.Number}])");
                break;
            case MappingKind.SharedAnonymous:
                me.Say($"map(__LINE__, {slot}, {pages}, MAP_SHARED | MAP_ANONYMOUS, -1)");
                break;
            default:
                Fill(mapping, 0);
                me.Say($"map(__LINE__, {slot}, {pages}, MAP_PRIVATE | MAP_ANONYMOUS, -1)");
                break;
        }
    }

    private void Leave(ShadowProcess me, int slot)
    {
        if (me.Slots[slot] is not { Kind: not MappingKind.Data } mapping)
        {
            return;
        }

        if (mapping.Kind == MappingKind.Segment)
        {
            Detach(me, slot, _segments[mapping.Number]);
            return;
        }

        me.Slots[slot] = null;
        if (mapping.Kind == MappingKind.Heap)
        {
            me.Say($"free(at[{slot}])");
        }
        else
        {
            Unmap(me, slot, mapping);
        }
    }

    /// <summary>Something else may have been mapped in a hole by now.</summary>
    private static void Unmap(ShadowProcess me, int slot, ShadowMapping mapping)
    {
        int first = 0;
        for (int page = 0; page <= mapping.PageCount; page++)
        {
            if (page < mapping.PageCount && !mapping.IsHole(page))
            {
                continue;
            }

            if (first < page)
            {
                me.Say($"unmap(__LINE__, {slot}, {first}, {page - first})");
            }

            first = page + 1;
        }
    }

    /// <summary>The root stays while others are there for whom it keeps the segment.</summary>
    private void Detach(ShadowProcess me, int slot, ShadowSegment segment)
    {
        bool isLast = me == _root && me.AttachesOf(segment.Pages) == 1;
        if (isLast && _participants > 1)
        {
            return;
        }

        me.Slots[slot] = null;
        me.Say($"require(__LINE__, shmdt(at[{slot}]))");
        if (isLast && segment.GoesWithTheLast)
        {
            segment.Destroy();
        }
    }

    private bool CanAttach(ShadowSegment segment) =>
        !segment.IsMarked
        && (_participants == 1 || segment.IsKept || _profile == Profile.Linux);

    private void ControlSegment(ShadowProcess me, ShadowSegment segment)
    {
        if (!segment.Exists || segment.IsMarked)
        {
            return;
        }

        if (_random.Next(3) > 0)
        {
            if (segment != _segments[0])
            {
                return;
            }

            segment.IsLocked = !segment.IsLocked;
            string command = segment.IsLocked ? "SHM_LOCK" : "SHM_UNLOCK";
            me.Say($"control(__LINE__, {segment.Number}, {command})");
            return;
        }

        me.Say($"control(__LINE__, {segment.Number}, IPC_RMID)");
        segment.IsMarked = true;
        if (me.AttachesOf(segment.Pages) == 0)
        {
            segment.Destroy();
        }
    }

    private void Store(ShadowProcess me, int slot, ShadowMapping mapping)
    {
        int page = _random.Next(mapping.PageCount);
        int index = AnyOf(me, mapping.Own(page) is null);
        int cell = (page * ShadowPages.CellsPerPage) + index;
        if (!mapping.IsReachable(page))
        {
            return;
        }

        Copy(me, mapping, page);
        long value = Next(mapping.Shared?.Id ?? PrivateMark + slot, cell);
        if (mapping.Own(page) is { } own)
        {
            own[index] = value;
        }
        else if (cell < mapping.Shared!.Length)
        {
            mapping.Shared[cell] = value;
        }
        else
        {
            return; // behind the file's end, where a store is lost
        }

        me.Say($"put({slot}, {ShadowPages.OffsetOf(cell)}, 0x{value:x})");
    }

    /// <summary>
    /// A private page of a file is copied before it is written. Cells of others may have been copied
    /// before or after their stores.
    /// </summary>
    private void Copy(ShadowProcess me, ShadowMapping mapping, int page)
    {
        if (mapping.Kind != MappingKind.PrivateFile || mapping.Own(page) is not null)
        {
            return;
        }

        long?[] own = new long?[ShadowPages.CellsPerPage];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = IsMine(me, i) ? mapping.Shared![(page * own.Length) + i] : null;
        }

        mapping.SetOwn(page, own);
    }

    private void Load(ShadowProcess me, int slot, ShadowMapping mapping)
    {
        int page = _random.Next(mapping.PageCount);
        int index = _random.Next(ShadowPages.CellsPerPage);
        int cell = (page * ShadowPages.CellsPerPage) + index;
        long offset = ShadowPages.OffsetOf(cell);
        if (!mapping.IsReachable(page))
        {
            return;
        }

        if (mapping.Own(page) is { } own)
        {
            if (own[index] is { } known)
            {
                me.Say($"expect({slot}, {offset}, 0x{known:x})");
            }
        }
        else if (IsMine(me, index))
        {
            me.Say($"expect({slot}, {offset}, 0x{mapping.Shared![cell]:x})");
        }
        else
        {
            int id = mapping.Shared!.Id;
            long before = mapping.Shared.Before(cell);
            long first = Value((_epoch + 1) * NumbersPerEpoch, id, cell);
            long last = Value(((_epoch + 2) * NumbersPerEpoch) - 1, id, cell);
            me.Say($"watch({slot}, {offset}, 0x{before:x}, 0x{first:x}, 0x{last:x})");
        }
    }

    /// <summary>
    /// The root has one page locked at a time. A page that can be written is locked as if it were
    /// written: a private one of a file is copied.
    /// </summary>
    private void ChangePage(ShadowProcess me, int slot, ShadowMapping mapping)
    {
        int page = _random.Next(mapping.PageCount);
        int what = _random.Next(4);
        if (mapping.Kind == MappingKind.Heap || mapping.IsHole(page))
        {
            return;
        }

        if (mapping.Kind == MappingKind.Anonymous && what == 0)
        {
            mapping.SetOwn(page, Cells(0));
            me.Say($"renew(__LINE__, {slot}, {page})");
        }
        else if (mapping.Kind != MappingKind.Data && what == 1)
        {
            mapping.Punch(page);
            me.Say($"unmap(__LINE__, {slot}, {page}, 1)");
        }
        else if (me == _root && what == 2 && mapping.IsReachable(page))
        {
            Copy(me, mapping, page);
            me.Say($"lock_instead(__LINE__, {slot}, {page})");
        }
        else
        {
            me.Say($"guard(__LINE__, {slot}, {page})");
        }
    }

    private void WriteFile(ShadowProcess me, int number)
    {
        ShadowPages file = _files[number];
        int cell = (_random.Next(FilePages) * ShadowPages.CellsPerPage) + AnyOf(me, true);
        if (cell >= file.Length && _participants > 1)
        {
            return;
        }

        if (cell >= file.Length)
        {
            file.Resize(cell + 1);
        }

        file[cell] = Next(file.Id, cell);
        me.Say(
            $"put_file(__LINE__, {number}, {ShadowPages.OffsetOf(cell)}, 0x{file[cell]:x})");
    }

    private void ReadFile(ShadowProcess me, int number)
    {
        ShadowPages file = _files[number];
        int cell = (_random.Next(FilePages) * ShadowPages.CellsPerPage) + AnyOf(me, true);
        if (cell < file.Length)
        {
            me.Say($"expect_file({number}, {ShadowPages.OffsetOf(cell)}, 0x{file[cell]:x})");
        }
    }

    /// <summary>A call takes a cell of the process's own memory, wherever it is now.</summary>
    private void CopyToFile(ShadowProcess me, int slot, ShadowMapping mapping, int number)
    {
        int page = _random.Next(mapping.PageCount);
        int index = _random.Next(ShadowPages.CellsPerPage);
        int cell = (_random.Next(FilePages) * ShadowPages.CellsPerPage) + AnyOf(me, true);
        ShadowPages file = _files[number];
        if (!mapping.IsReachable(page) || mapping.Own(page) is not { } own || cell >= file.Length)
        {
            return;
        }

        file[cell] = Next(file.Id, cell);
        own[index] = file[cell];
        long from = ShadowPages.OffsetOf((page * ShadowPages.CellsPerPage) + index);
        me.Say($"put({slot}, {from}, 0x{file[cell]:x})");
        me.Say($"save(__LINE__, {number}, {ShadowPages.OffsetOf(cell)}, {slot}, {from})");
    }

    /// <summary>A call fills a page of the process's own memory, as far as the file goes.</summary>
    private void CopyFromFile(ShadowProcess me, int slot, ShadowMapping mapping, int number)
    {
        int page = _random.Next(mapping.PageCount);
        int first = _random.Next(FilePages) * ShadowPages.CellsPerPage;
        ShadowPages file = _files[number];
        if (!mapping.IsReachable(page) || mapping.Own(page) is not { } own)
        {
            return;
        }

        for (int i = 0; i < own.Length && first + i < file.Length; i++)
        {
            own[i] = IsMine(me, i) ? file[first + i] : null;
        }

        long from = ShadowPages.OffsetOf(first);
        me.Say($"restore(__LINE__, {number}, {from}, {slot}, {page})");
    }

    private void Sync(ShadowProcess me, int slot, ShadowMapping mapping)
    {
        if (mapping.Kind == MappingKind.SharedFile && !mapping.HasHoles)
        {
            int pages = mapping.PageCount;
            me.Say($"require(__LINE__, msync(at[{slot}], {pages} * PAGE, MS_SYNC))");
        }
        else
        {
            me.Say($"require(__LINE__, fsync(fd[{_random.Next(2)}]))");
        }
    }

    /// <summary>Copies of what is cut off go as well; one of the last page stays as it is.</summary>
    private void Cut(ShadowProcess me, int number)
    {
        ShadowPages file = _files[number];
        file.Resize(_random.Next((FilePages * ShadowPages.CellsPerPage) + 1));
        foreach (ShadowMapping? mapping in me.Slots)
        {
            if (mapping?.Kind == MappingKind.PrivateFile && mapping.Shared == file)
            {
                mapping.DropCopies(file.ReachablePages);
            }
        }

        me.Say($"require(__LINE__, ftruncate(fd[{number}], {file.SizeBytes}))");
    }
}
