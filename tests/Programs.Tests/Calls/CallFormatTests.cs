using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using ActorVm.Programs.Calls;

namespace ActorVm.Programs.Tests.Calls;

public class CallFormatTests
{
    private const ulong MinusOne = ulong.MaxValue;
    private const ulong At = 0x1000;

    [Fact]
    public void ShmgetShowsKeySizeAndFlags() =>
        Format(CallNumber.Shmget, 0, [0, 4096, 0x380])
            .ShouldBe("shmget(IPC_PRIVATE, 4096, IPC_CREAT|0600) = 0");

    [Fact]
    public void AKeyIsHexadecimal() =>
        Format(CallNumber.Shmget, 7, [0xFFFFFFFF80001234, 1, 0])
            .ShouldBe("shmget(0x80001234, 1, 0) = 7");

    [Fact]
    public void AFailureShowsNameAndTextOfTheErrno() =>
        Format(CallNumber.Shmdt, -22, [0x1000])
            .ShouldBe("shmdt(0x1000) = -1 EINVAL (Invalid argument)");

    [Fact]
    public void AnAddressIsAnsweredInHexadecimal() =>
        Format(CallNumber.Mmap, 0x40000000, [0, 8192, 3, 0x21, MinusOne, 0])
            .ShouldBe("mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS, -1, 0)"
                + " = 0x40000000");

    // The expected texts of what is pointed to are strace 6.1's, of the same calls.
    [Fact]
    public void APathIsQuotedWhole() =>
        Format(CallNumber.Unlink, -2, [At], "q\"\n\u0001z\u00012\u00018\u007f" + new string('c', 40) + '\0')
            .ShouldBe("unlink(\"q\\\"\\n\\1z\\0012\\18\\177" + new string('c', 40) + "\")"
                + " = -1 ENOENT (No such file or directory)");

    [Fact]
    public void BytesThatAreWrittenAreAsManyAsTheCallIsGiven()
    {
        Format(CallNumber.Write, 3, [1, At, 3], "a\0b").ShouldBe("write(1, \"a\\0b\", 3) = 3");
        Format(CallNumber.Write, 33, [1, At, 33], new string('x', 33))
            .ShouldBe($"write(1, \"{new string('x', 32)}\"..., 33) = 33");
        Format(CallNumber.Write, -14, [1, 0, 3]).ShouldBe("write(1, NULL, 3) = -1 EFAULT (Bad address)");
    }

    [Fact]
    public void BytesThatAreReadAreAsManyAsTheResultSays()
    {
        Format(CallNumber.Read, 2, [0, At, 100], "hello").ShouldBe("read(0, \"he\", 100) = 2");
        Format(CallNumber.Read, 0, [0, At, 100], "hello").ShouldBe("read(0, \"\", 100) = 0");
        Format(CallNumber.Read, -9, [99, At, 100], "hello")
            .ShouldBe("read(99, 0x1000, 100) = -1 EBADF (Bad file descriptor)");
    }

    [Theory]
    [InlineData(0x0300, "[{WIFEXITED(s) && WEXITSTATUS(s) == 3}]")]
    [InlineData(0x0009, "[{WIFSIGNALED(s) && WTERMSIG(s) == SIGKILL}]")]
    [InlineData(0x0086, "[{WIFSIGNALED(s) && WTERMSIG(s) == SIGABRT && WCOREDUMP(s)}]")]
    [InlineData(0x137F, "[{WIFSTOPPED(s) && WSTOPSIG(s) == SIGSTOP}]")]
    [InlineData(0xFFFF, "[{WIFCONTINUED(s)}]")]
    public void AChildsStatusIsShownByWaitsMacros(int status, string shown)
    {
        Format(CallNumber.Wait4, 7, [MinusOne, At, 0, 0], Words(status))
            .ShouldBe($"wait4(-1, {shown}, 0, NULL) = 7");
        Format(CallNumber.Wait4, 0, [MinusOne, At, 1, 0], Words(status))
            .ShouldBe("wait4(-1, 0x1000, WNOHANG, NULL) = 0");
    }

    [Fact]
    public void PipesDescriptorsAreShown() =>
        Format(CallNumber.Pipe, 0, [At], Words(3, 4)).ShouldBe("pipe([3, 4]) = 0");

    [Fact]
    public void TimesAreShownWhereTheCallWroteOrReadThem()
    {
        Format(CallNumber.Nanosleep, 0, [At, At], Words(1, 0, 1000, 0))
            .ShouldBe("nanosleep({tv_sec=1, tv_nsec=1000}, 0x1000) = 0");
        Format(CallNumber.ClockGettime, 0, [0, At], Words(1, 0, 1000, 0))
            .ShouldBe("clock_gettime(CLOCK_REALTIME, {tv_sec=1, tv_nsec=1000}) = 0");
        Format(CallNumber.Time, 946684800, [At], Words(946684800, 0))
            .ShouldBe("time([946684800]) = 946684800");
        Format(CallNumber.Setitimer, 0, [0, At, 0], Words(1, 0, 2, 0, 3, 0, 4, 0)).ShouldBe(
            "setitimer(ITIMER_REAL, {it_interval={tv_sec=1, tv_usec=2}, "
            + "it_value={tv_sec=3, tv_usec=4}}, NULL) = 0");
    }

    [Theory]
    [InlineData(0x81A4, "st_mode=S_IFREG|0644, st_size=180")]
    [InlineData(0x4E00, "st_mode=S_IFDIR|S_ISUID|S_ISGID|S_ISVTX|000, st_size=180")]
    [InlineData(0x21B6, "st_mode=S_IFCHR|0666, st_rdev=makedev(0x1, 0x3)")]
    public void AFilesStatusIsItsModeAndSize(int mode, string shown) =>
        Format(
            CallNumber.Fstat,
            0,
            [4, At],
            Words([0, 0, 0, 0, 0, 0, mode, 0, 0, 0, 0x103, 0, 180, .. new int[23]]))
            .ShouldBe($"fstat(4, {{{shown}, ...}}) = 0");

    [Fact]
    public void ASegmentIsShownAsTheCommandUsesIt()
    {
        string segment = Words(
            [
                0x2A, 1, 2, 3, 4, 0x180, 0, 0, 0, 0, 0, 0,
                4096, 0, 10, 0, 11, 0, 12, 0, 5, 6, 1, 0, .. new int[4],
            ]);
        Format(CallNumber.Shmctl, 0, [7, 2, At], segment).ShouldBe(
            "shmctl(7, IPC_STAT, {shm_perm={uid=1, gid=2, mode=0600, key=0x2a, cuid=3, cgid=4}, "
            + "shm_segsz=4096, shm_cpid=5, shm_lpid=6, shm_nattch=1, shm_atime=10, shm_dtime=11, "
            + "shm_ctime=12}) = 0");
        Format(CallNumber.Shmctl, 0, [7, 1, At], segment)
            .ShouldBe("shmctl(7, IPC_SET, {shm_perm={uid=1, gid=2, mode=0600}}) = 0");
        Format(CallNumber.Shmctl, 0, [7, 0, At], segment)
            .ShouldBe("shmctl(7, IPC_RMID, 0x1000) = 0");
    }

    [Theory]
    [InlineData(0L, "[]")]
    [InlineData(0x1_0200L, "[USR1 CHLD]")]
    [InlineData(-0x1_8000_0003L, "~[INT RTMIN RT_1]")]
    [InlineData(0x3FF_FFFF_FFFFL, "~[RT_11 RT_12 RT_13 RT_14 RT_15 RT_16 RT_17 RT_18 RT_19 RT_20 RT_21"
        + " RT_22 RT_23 RT_24 RT_25 RT_26 RT_27 RT_28 RT_29 RT_30 RT_31 RT_32]")]
    public void ASetOfSignalsIsShownByWhatIsRarer(long set, string shown) =>
        Format(CallNumber.RtSigprocmask, 0, [0, At, 0, 8], Words(unchecked((int)set), unchecked((int)(set >> 32))))
            .ShouldBe($"rt_sigprocmask(SIG_BLOCK, {shown}, NULL, 8) = 0");

    [Fact]
    public void AnActionIsShownWithItsFlags()
    {
        Format(CallNumber.RtSigaction, 0, [10, At, 0, 8], Words(0x1234, 0, 0x14000000, 0, 0x99, 0, 0x800, 0))
            .ShouldBe("rt_sigaction(SIGUSR1, {sa_handler=0x1234, sa_mask=[USR2], "
                + "sa_flags=SA_RESTORER|SA_RESTART, sa_restorer=0x99}, NULL, 8) = 0");
        Format(CallNumber.RtSigaction, 0, [10, 0, At, 8], Words(1, 0, 0, 0, 0, 0, 0, 0))
            .ShouldBe("rt_sigaction(SIGUSR1, NULL, {sa_handler=SIG_IGN, sa_mask=[], sa_flags=0}, 8) = 0");
    }

    [Fact]
    public void AStringThatCannotBeReadIsAnAddress() =>
        Format(CallNumber.Unlink, -14, [0x1000])
            .ShouldBe("unlink(0x1000) = -1 EFAULT (Bad address)");

    [Fact]
    public void OpensModeIsShownOnlyWhereAFileMayBeMade()
    {
        Format(CallNumber.Open, 3, [0x1000, 0, 0x1B6]).ShouldBe("open(0x1000, O_RDONLY) = 3");
        Format(CallNumber.Open, 3, [0x1000, 0x41, 0x1B6])
            .ShouldBe("open(0x1000, O_WRONLY|O_CREAT, 0666) = 3");
    }

    [Fact]
    public void ASignalIsShownByName() =>
        Format(CallNumber.Kill, 0, [12, 9]).ShouldBe("kill(12, SIGKILL) = 0");

    [Fact]
    public void ACallThatDoesNotReturnHasAQuestionMark() =>
        Format(CallNumber.ExitGroup, null, [1]).ShouldBe("exit_group(1) = ?");

    [Fact]
    public void ACallWithoutANameIsShownByItsNumber() =>
        CallFormat.Format(4242, new ulong[6], -38).ToString()
            .ShouldBe("syscall_4242() = -1 ENOSYS (Function not implemented)");

    [Fact]
    public void NoCallHasMoreArgumentsThanThereAreRegisters() =>
        CallTable.All.Max(call => call.Arguments.Length).ShouldBe(CallArguments.Count);

    private static string Format(
        CallNumber number, long? result, ulong[] arguments, string? memory = null)
    {
        bool Read(ulong address, Span<byte> bytes)
        {
            int start = (int)(address - At);
            if (memory is null || start + bytes.Length > memory.Length)
            {
                return false;
            }

            Encoding.Latin1.GetBytes(memory.AsSpan(start, bytes.Length), bytes);
            return true;
        }

        return CallFormat.Format(
            (int)number,
            [.. arguments, .. new ulong[CallArguments.Count - arguments.Length]],
            result,
            Read).ToString();
    }

    /// <summary>Memory that holds these, each as four bytes.</summary>
    private static string Words(params int[] words) =>
        Encoding.Latin1.GetString(MemoryMarshal.AsBytes(words.AsSpan()));
}
