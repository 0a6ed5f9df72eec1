using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Model.Memory;

namespace ActorVm.Model.Tests.Memory;

/// <summary>Areas against a map of single pages, and the changes told against the areas.</summary>
public class MmStructPropertyTests
{
    private const ulong Base = 0x40000000;
    private const int Pages = 48;

    [Theory]
    [InlineData(Profile.Classic)]
    [InlineData(Profile.Linux)]
    public void AreasAgreeWithAMapOfPagesAndWithTheChangesTold(Profile profile) =>
        Properties.Hold<(byte, byte, byte)[]>(steps =>
        {
            MmStruct mm = new(AddressLayout.Of(profile));
            SortedDictionary<ulong, Page> pages = [];
            SortedDictionary<ulong, VmAreaState> mirror = [];
            foreach ((byte action, byte from, byte length) in steps)
            {
                List<AreaChange> changes = [];
                ulong start = Base + ((ulong)(from % Pages) * Paging.PageSizeBytes);
                ulong end = start + ((ulong)(1 + (length % 12)) * Paging.PageSizeBytes);
                VmAreaState? added = Apply(mm, pages, action, start, end, changes);
                Replay(mirror, changes, added);

                mm.CheckInvariants();
                Areas(mm).Select(Bare).ShouldBe(mirror.Values.Select(Bare));
                PagesOf(mm).ShouldBe(pages.Select(p => (p.Key, p.Value)));
                mm.TotalPages.ShouldBe((ulong)pages.Count);
            }
        });

    [Fact]
    public void TheTreeStaysBalanced() => Properties.Hold<ushort[]>(
        steps =>
        {
            MmStruct mm = new(AddressLayout.Linux);
            List<AreaChange> changes = [];
            foreach (ushort step in steps)
            {
                // Every second page, so that areas stay apart.
                ulong start = Base + ((ulong)(step % 2048) * 2 * Paging.PageSizeBytes);
                ulong end = start + Paging.PageSizeBytes;
                VmFlags flags = VmFlags.Read | VmFlags.MayAll;
                if (mm.Areas.Containing(start) is null)
                {
                    mm.Map(new(start, end, flags, default), changes).ShouldBe(Errno.None);
                }
                else
                {
                    mm.Unmap(start, end, changes).ShouldBe(Errno.None);
                }
            }

            mm.CheckInvariants();
            mm.Areas.TreeHeight.ShouldBeLessThanOrEqualTo(
                (int)Math.Ceiling(1.45 * Math.Log2(mm.Areas.Count + 2)));
        },
        tests: 50,
        size: 3000);

    [Fact]
    public void ACopyAndAResetAreExact() => Properties.Hold<(byte, byte, byte)[]>(steps =>
    {
        MmStruct mm = new(AddressLayout.Classic);
        ulong fresh = Hash(mm);
        foreach ((byte action, byte from, byte length) in steps)
        {
            ulong start = Base + ((ulong)(from % Pages) * Paging.PageSizeBytes);
            ulong end = start + ((ulong)(1 + (length % 12)) * Paging.PageSizeBytes);
            if (action % 4 == 0)
            {
                mm.Unmap(start, end, []);
            }
            else
            {
                mm.Map(new(start, end, VmFlags.Read | VmFlags.MayAll, Backing(action)), []);
            }
        }

        MmStruct copy = new(AddressLayout.Classic);
        copy.CopyFrom(mm);
        copy.CheckInvariants();
        Areas(copy).ShouldBe(Areas(mm));
        Hash(copy).ShouldBe(Hash(mm));
        mm.Reset();
        Hash(mm).ShouldBe(fresh);
    });

    private static VmAreaState? Apply(
        MmStruct mm,
        SortedDictionary<ulong, Page> pages,
        byte action,
        ulong start,
        ulong end,
        List<AreaChange> changes)
    {
        switch (action % 4)
        {
            case 0:
                mm.Unmap(start, end, changes).ShouldBe(Errno.None);
                Each(start, end, page => pages.Remove(page));
                return null;
            case 1:
                Errno error = mm.Protect(start, end, Access(action), changes);
                ProtectPages(pages, start, end, Access(action), mm.Layout.Profile).ShouldBe(error);
                return null;
            default:
                AreaBacking backing = Backing(action);
                VmFlags flags = Access(action) | VmFlags.MayRead | VmFlags.MayExec
                    | (action % 5 == 0 ? VmFlags.None : VmFlags.MayWrite);
                VmAreaState state = new(start, end, flags, backing, backing.HasObject ? 3u : 0);
                mm.Map(state, changes).ShouldBe(Errno.None);
                Each(start, end, page => pages[page] = new(flags, backing, PageOf(state, page)));
                return state;
        }
    }

    private static Errno ProtectPages(
        SortedDictionary<ulong, Page> pages, ulong start, ulong end, VmFlags access, Profile profile)
    {
        for (ulong page = start; page < end; page += Paging.PageSizeBytes)
        {
            if (!pages.TryGetValue(page, out Page state))
            {
                return profile == Profile.Classic ? Errno.EFAULT : Errno.ENOMEM;
            }

            VmFlags may = (VmFlags)((uint)state.Flags >> 4) & VmFlags.Access;
            if ((access & ~may) != 0)
            {
                return Errno.EACCES;
            }

            pages[page] = state with { Flags = (state.Flags & ~VmFlags.Access) | access };
        }

        return Errno.None;
    }

    private static VmFlags Access(byte action) => (VmFlags)(action / 8 % 4);

    private static AreaBacking Backing(byte action) => (action / 32) switch
    {
        0 or 1 => new(AreaKind.Shm, Segment: new(1, 1)),
        2 => new(AreaKind.Shm, Segment: new(2, 1)),
        3 => new(AreaKind.File, Inode: new(7)),
        _ => default,
    };

    private static ulong PageOf(VmAreaState state, ulong address) =>
        state.Backing.HasObject ? state.PageOf(address).Value : 0;

    private static void Each(ulong start, ulong end, Action<ulong> action)
    {
        for (ulong page = start; page < end; page += Paging.PageSizeBytes)
        {
            action(page);
        }
    }

    /// <summary>What an owner knows who hears nothing but the changes.</summary>
    private static void Replay(
        SortedDictionary<ulong, VmAreaState> mirror, List<AreaChange> changes, VmAreaState? added)
    {
        int unmapping = changes.FindLastIndex(c => c.Kind != AreaChangeKind.Merge) + 1;
        foreach (AreaChange change in changes.Take(unmapping))
        {
            ReplayOne(mirror, change);
        }

        if (added is VmAreaState area)
        {
            mirror.Add(area.Start, area);
        }

        foreach (AreaChange change in changes.Skip(unmapping))
        {
            ReplayOne(mirror, change);
        }
    }

    private static void ReplayOne(
        SortedDictionary<ulong, VmAreaState> mirror, AreaChange change)
    {
        Bare(mirror[change.Area.Start]).ShouldBe(Bare(change.Area));
        mirror.Remove(change.Area.Start);
        switch (change.Kind)
        {
            case AreaChangeKind.Split:
                mirror.Add(change.After.Start, change.After);
                mirror.Add(change.At, change.Area.Clip(change.At, change.Area.End));
                break;
            case AreaChangeKind.Merge:
                mirror.Remove(change.At).ShouldBeTrue();
                mirror.Add(change.After.Start, change.After);
                break;
            case AreaChangeKind.Trim:
                (change.LostEnd - change.LostStart)
                    .ShouldBe(change.Area.LengthBytes - change.After.LengthBytes);
                mirror.Add(change.After.Start, change.After);
                break;
            case AreaChangeKind.Protect:
                mirror.Add(change.After.Start, change.After);
                break;
            case AreaChangeKind.Remove:
                (change.LostStart, change.LostEnd).ShouldBe((change.Area.Start, change.Area.End));
                break;
            default:
                throw new InvalidOperationException($"{change.Kind}");
        }
    }

    private static List<VmAreaState> Areas(MmStruct mm)
    {
        List<VmAreaState> areas = [];
        for (VmArea? area = mm.Areas.First; area is not null; area = area.Next)
        {
            areas.Add(area.State);
        }

        return areas;
    }

    private static IEnumerable<(ulong, Page)> PagesOf(MmStruct mm) => Areas(mm).SelectMany(area =>
        Enumerable.Range(0, (int)area.LengthPages).Select(i =>
        {
            ulong page = area.Start + ((ulong)i * Paging.PageSizeBytes);
            mm.Areas.Containing(page + 5)!.State.ShouldBe(area);
            return (page, new Page(Bare(area).Flags, area.Backing, PageOf(area, page)));
        }));

    /// <summary>Without the flag that linux adds by itself.</summary>
    private static VmAreaState Bare(VmAreaState area) =>
        area with { Flags = area.Flags & ~VmFlags.Account };

    private static ulong Hash(MmStruct mm)
    {
        ulong hash = StateHash.Seed;
        mm.AddTo(ref hash);
        return hash;
    }

    private readonly record struct Page(VmFlags Flags, AreaBacking Backing, ulong Index);
}
