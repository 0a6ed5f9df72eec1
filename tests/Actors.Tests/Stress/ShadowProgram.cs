using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Stress;

/// <summary>
/// Writes C programs at random in which each load knows what it must find, however the processes
/// interleave.
/// </summary>
/// <remarks>
/// A program is a row of epochs. In each the root forks some processes, which fork others, and all
/// have ended at its end. Each cell of shared memory belongs to one of them, turn about, who alone
/// stores to it in this epoch, and so knows it; the others see an old value or one that was stored
/// since. Cells of different owners lie in the same pages. What has one order only by itself (a file
/// is cut, a segment removed) is done in epochs in which the root is alone.
/// </remarks>
internal sealed partial class ShadowProgram
{
    private const int EpochCount = 12;
    private const int ParticipantsMax = 4;
    private const int NumbersPerEpoch = 10_000;
    private const int FilePages = 4;
    private const int PrivateMark = 0x80;

    private readonly Profile _profile;
    private readonly StringBuilder _functions = new();
    private readonly ShadowProcess _root = new(0);
    private readonly ShadowSegment[] _segments;
    private readonly ShadowPages[] _files = [new(2, FilePages), new(3, FilePages)];
    private SplitMix64 _random;
    private int _epoch;
    private int _participants;
    private long _number;
    private int _sharedAnonymous;

    private ShadowProgram(ulong seed, Profile profile)
    {
        _random = new SplitMix64(seed);
        _profile = profile;
        _segments = [new(0, profile), new(1, profile)];
        _root.Slots[0] = new ShadowMapping(MappingKind.Data, 3);
        Fill(_root.Slots[0]!, 0);
        foreach (ShadowPages file in _files)
        {
            file.Resize(0);
        }
    }

    /// <summary>A program's source.</summary>
    /// <param name="seed">What chance is drawn from.</param>
    /// <param name="profile">Whose rules it knows.</param>
    public static string Write(ulong seed, Profile profile) =>
        new ShadowProgram(seed, profile).WriteAll();

    private static string Prelude
    {
        get
        {
            using Stream resource =
                typeof(ShadowProgram).Assembly.GetManifestResourceStream("shadow.c")!;
            return new StreamReader(resource).ReadToEnd();
        }
    }

    private string WriteAll()
    {
        for (_epoch = 0; _epoch < EpochCount; _epoch++)
        {
            BeginEpoch(1 + _random.Next(ParticipantsMax));
            WriteProcess(_root);
        }

        BeginEpoch(1);
        _root.BeginFunction();
        for (int slot = 1; slot < ShadowProcess.SlotCount; slot++)
        {
            Leave(_root, slot);
        }

        foreach (ShadowSegment segment in _segments.Where(s => s.Exists))
        {
            _root.Say($"control(__LINE__, {segment.Number}, IPC_RMID)");
        }

        string calls = string.Concat(
            Enumerable.Range(0, EpochCount).Select(epoch => $"    epoch_{epoch}_0();\n"));
        return $"{Prelude}\n{_functions}int main(int argc, char **argv)\n{{\n"
            + $"    begin(argc, argv);\n{calls}{_root.Text}    return 0;\n}}\n";
    }

    private void BeginEpoch(int participants)
    {
        _participants = participants;
        _number = (_epoch + 1) * NumbersPerEpoch;
        foreach (ShadowSegment segment in _segments)
        {
            segment.IsKept = _root.AttachesOf(segment.Pages) > 0;
            segment.Pages.BeginEpoch();
        }

        foreach (ShadowPages pages in _files.Concat(
            _root.Slots.Select(m => m?.Shared).OfType<ShadowPages>()))
        {
            pages.BeginEpoch();
        }
    }

    /// <summary>One process of an epoch: its acts, the children between them, their ends.</summary>
    private void WriteProcess(ShadowProcess me)
    {
        me.BeginFunction();
        Queue<int> children = new(ChildrenOf(me.Index));
        int[] all = [.. children];
        for (int left = 10 + _random.Next(25); left > 0; left--)
        {
            if (children.Count > 0 && _random.Next(left) < children.Count)
            {
                int child = children.Dequeue();
                WriteProcess(me.Fork(child));
                me.Say($"if (start(__LINE__, {child})) epoch_{_epoch}_{child}()");
            }

            Act(me);
        }

        foreach (int child in all)
        {
            me.Say($"finish(__LINE__, {child}, {(IsKilled(child) ? "SIGKILL" : "0")})");
        }

        if (me.Index != 0)
        {
            me.Say(IsKilled(me.Index) ? "kill(getpid(), SIGKILL)" : "_exit(0)");
        }

        _functions.Append($"static void epoch_{_epoch}_{me.Index}(void)\n{{\n{me.Text}}}\n\n");
    }

    /// <summary>The first child is the root's; a later one's parent depends on the epoch.</summary>
    private IEnumerable<int> ChildrenOf(int parent) =>
        Enumerable.Range(1, _participants - 1).Where(child => _epoch % child == parent);

    private bool IsKilled(int child) => (_epoch + child) % 3 == 0;

    private int AnyOf(ShadowProcess me, bool mine)
    {
        int each = ShadowPages.CellsPerPage / _participants;
        return mine
            ? (_random.Next(each) * _participants) + me.Index
            : _random.Next(ShadowPages.CellsPerPage);
    }

    private bool IsMine(ShadowProcess me, int cell) => cell % _participants == me.Index;

    private long Next(int id, int cell) => Value(_number++, id, cell);

    private static long Value(long number, int id, int cell) =>
        (number << 16) | ((long)id << 8) | (uint)cell;

    private static void Fill(ShadowMapping mapping, long? value)
    {
        for (int page = 0; page < mapping.PageCount; page++)
        {
            mapping.SetOwn(page, Cells(value));
        }
    }

    private static long?[] Cells(long? value) =>
        [.. Enumerable.Repeat(value, ShadowPages.CellsPerPage)];
}
