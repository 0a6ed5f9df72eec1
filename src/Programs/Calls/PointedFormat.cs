using System;
using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActorVm.Model;

namespace ActorVm.Programs.Calls;

/// <summary>What a call's argument points to, as strace(1) shows it.</summary>
/// <remarks>The structures are the kernel's on x86-64, by offset.</remarks>
internal static class PointedFormat
{
    private const int LargestBytes = 144; // struct stat
    private const int SegmentBytes = 112;
    private const int SaRestorer = 0x04000000; // the C library's way back from a handler
    private const int SignalsMax = 64;
    private const int RealTimeMin = 32;

    private static readonly FlagSet FileMode = new()
    {
        IsFlags = true,
        RestIsOctal = true,
        Mask = LinuxConstants.S_IFMT,
        Masked =
        [
            new("S_IFREG", LinuxConstants.S_IFREG),
            new("S_IFDIR", LinuxConstants.S_IFDIR),
            new("S_IFCHR", LinuxConstants.S_IFCHR),
            new("S_IFIFO", LinuxConstants.S_IFIFO),
        ],
        Members =
        [
            new("S_ISUID", LinuxConstants.S_ISUID),
            new("S_ISGID", LinuxConstants.S_ISGID),
            new("S_ISVTX", LinuxConstants.S_ISVTX),
        ],
    };

    private static readonly FlagSet ActionFlags = new()
    {
        IsFlags = true,
        Members =
        [
            new("SA_RESTORER", SaRestorer),
            new("SA_ONSTACK", LinuxConstants.SA_ONSTACK),
            new("SA_RESTART", LinuxConstants.SA_RESTART),
            new("SA_NODEFER", LinuxConstants.SA_NODEFER),
            new("SA_RESETHAND", unchecked((int)LinuxConstants.SA_RESETHAND)),
            new("SA_SIGINFO", LinuxConstants.SA_SIGINFO),
            new("SA_NOCLDSTOP", LinuxConstants.SA_NOCLDSTOP),
            new("SA_NOCLDWAIT", LinuxConstants.SA_NOCLDWAIT),
        ],
    };

    private static readonly FrozenDictionary<ArgumentKind, (int Bytes, Shape Shape)> Shapes =
        new Dictionary<ArgumentKind, (int, Shape)>
        {
            [ArgumentKind.Descriptors] = (8, at => $"[{Int(at, 0)}, {Int(at, 4)}]"),
            [ArgumentKind.WaitStatus] = (4, at => WaitStatus(Int(at, 0))),
            [ArgumentKind.Time] = (8, at => $"[{Long(at, 0)}]"),
            [ArgumentKind.Timespec] = (16, at => Seconds(at, "tv_nsec")),
            [ArgumentKind.Itimerval] = (32, Itimerval),
            [ArgumentKind.Stat] = (LargestBytes, Stat),
            [ArgumentKind.SignalSet] = (8, at => SignalSet(Unsigned(at, 0))),
            [ArgumentKind.SignalAction] = (32, SignalAction),
        }.ToFrozenDictionary();

    private delegate string Shape(ReadOnlySpan<byte> bytes);

    /// <summary>What is at the address; null where it cannot be read or has no form.</summary>
    public static string? Format(ArgumentKind kind, ulong address, UserMemory memory) =>
        Shapes.TryGetValue(kind, out (int Bytes, Shape Shape) found)
            ? Read(address, found.Bytes, memory, found.Shape)
            : null;

    /// <summary>What shmctl(2) reads or writes for a command; null for one that does neither.
    /// </summary>
    public static string? Segment(int command, ulong address, UserMemory memory) => command switch
    {
        LinuxConstants.IPC_SET => Read(
            address, SegmentBytes, memory, at => $"{{shm_perm={{{Owner(at)}, {Mode(at)}}}}}"),
        LinuxConstants.IPC_STAT or LinuxConstants.SHM_STAT or LinuxConstants.SHM_STAT_ANY =>
            Read(address, SegmentBytes, memory, Segment),
        LinuxConstants.IPC_INFO => Read(
            address,
            40,
            memory,
            at => $"{{shmmax={Unsigned(at, 0)}, shmmin={Unsigned(at, 8)}, "
                + $"shmmni={Unsigned(at, 16)}, shmseg={Unsigned(at, 24)}, "
                + $"shmall={Unsigned(at, 32)}}}"),
        LinuxConstants.SHM_INFO => Read(
            address,
            48,
            memory,
            at => $"{{used_ids={Int(at, 0)}, shm_tot={Unsigned(at, 8)}, "
                + $"shm_rss={Unsigned(at, 16)}, shm_swp={Unsigned(at, 24)}, "
                + $"swap_attempts={Unsigned(at, 32)}, swap_successes={Unsigned(at, 40)}}}"),
        _ => null,
    };

    private static string? Read(ulong address, int count, UserMemory memory, Shape shape)
    {
        Span<byte> bytes = stackalloc byte[LargestBytes];
        return memory(address, bytes[..count]) ? shape(bytes[..count]) : null;
    }

    private static string WaitStatus(int status)
    {
        int signal = status & 0x7F;
        int code = (status >> 8) & 0xFF;
        return signal switch
        {
            0 => $"[{{WIFEXITED(s) && WEXITSTATUS(s) == {code}}}]",
            0x7F when status == 0xFFFF => "[{WIFCONTINUED(s)}]",
            0x7F => $"[{{WIFSTOPPED(s) && WSTOPSIG(s) == {Name(code)}}}]",
            _ => $"[{{WIFSIGNALED(s) && WTERMSIG(s) == {Name(signal)}"
                + ((status & 0x80) != 0 ? " && WCOREDUMP(s)}]" : "}]"),
        };
    }

    private static string Seconds(ReadOnlySpan<byte> at, string fraction) =>
        $"{{tv_sec={Long(at, 0)}, {fraction}={Unsigned(at, 8)}}}";

    private static string Itimerval(ReadOnlySpan<byte> at) =>
        $"{{it_interval={Seconds(at, "tv_usec")}, it_value={Seconds(at[16..], "tv_usec")}}}";

    private static string Stat(ReadOnlySpan<byte> at)
    {
        int mode = Int(at, 24);
        ulong device = Unsigned(at, 40);
        string rest = (mode & LinuxConstants.S_IFMT) == LinuxConstants.S_IFCHR
            ? $"st_rdev=makedev(0x{(device >> 8) & 0xFFF:x}, 0x{device & 0xFF:x})"
            : $"st_size={Long(at, 48)}";
        string bits = FileMode.Format(mode);
        string noRights = (mode & 0x1FF) == 0 ? "|000" : string.Empty;
        return $"{{st_mode={bits}{noRights}, {rest}, ...}}";
    }

    private static string Segment(ReadOnlySpan<byte> at) =>
        $"{{shm_perm={{{Owner(at)}, {Mode(at)}, key={Key(Int(at, 0))}, cuid={Int(at, 12)}, "
        + $"cgid={Int(at, 16)}}}, shm_segsz={Unsigned(at, 48)}, shm_cpid={Int(at, 80)}, "
        + $"shm_lpid={Int(at, 84)}, shm_nattch={Unsigned(at, 88)}, shm_atime={Long(at, 56)}, "
        + $"shm_dtime={Long(at, 64)}, shm_ctime={Long(at, 72)}}}";

    private static string Owner(ReadOnlySpan<byte> at) => $"uid={Int(at, 4)}, gid={Int(at, 8)}";

    private static string Mode(ReadOnlySpan<byte> at) =>
        "mode=0" + Convert.ToString(Int(at, 20), toBase: 8).PadLeft(2, '0');

    private static string Key(int key) => key == 0 ? "0" : $"0x{key:x}";

    private static string SignalAction(ReadOnlySpan<byte> at)
    {
        string handler = Unsigned(at, 0) switch
        {
            0 => "SIG_DFL",
            1 => "SIG_IGN",
            ulong address => $"0x{address:x}",
        };
        int flags = unchecked((int)Unsigned(at, 8));
        string restorer = (flags & SaRestorer) == 0
            ? string.Empty
            : $", sa_restorer=0x{Unsigned(at, 16):x}";
        return $"{{sa_handler={handler}, sa_mask={SignalSet(Unsigned(at, 24))}, "
            + $"sa_flags={ActionFlags.Format(flags)}{restorer}}}";
    }

    /// <summary>Where most are in it, those that are not.</summary>
    private static string SignalSet(ulong set)
    {
        bool isInverted = BitOperations.PopCount(set) >= SignalsMax * 2 / 3;
        ulong shown = isInverted ? ~set : set;
        IEnumerable<string> names = Enumerable.Range(1, SignalsMax)
            .Where(signal => ((shown >> (signal - 1)) & 1) != 0)
            .Select(signal => signal < RealTimeMin ? Name(signal)[3..]
                : signal == RealTimeMin ? "RTMIN"
                : $"RT_{signal - RealTimeMin}");
        return $"{(isInverted ? "~" : "")}[{string.Join(' ', names)}]";
    }

    private static string Name(int signal) => SignalTable.Name((Signal)signal);

    private static int Int(ReadOnlySpan<byte> at, int offset) =>
        BinaryPrimitives.ReadInt32LittleEndian(at[offset..]);

    private static long Long(ReadOnlySpan<byte> at, int offset) =>
        BinaryPrimitives.ReadInt64LittleEndian(at[offset..]);

    private static ulong Unsigned(ReadOnlySpan<byte> at, int offset) =>
        BinaryPrimitives.ReadUInt64LittleEndian(at[offset..]);
}
