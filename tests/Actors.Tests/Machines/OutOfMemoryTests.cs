using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Machines;

/// <summary>Programs that use more memory than there is, on a machine of 24 frames and no swap.</summary>
public class OutOfMemoryTests
{
    [Theory]
    [InlineData(Profile.Classic, "MAP_NORESERVE", Signal.SIGSEGV)] // as the mmap document says
    [InlineData(Profile.Classic, "0", Signal.SIGKILL)]
    [InlineData(Profile.Linux, "MAP_NORESERVE", Signal.SIGKILL)]
    [InlineData(Profile.Linux, "0", Signal.SIGKILL)]
    [InlineData(Profile.Linux, "MAP_POPULATE", Signal.SIGKILL)]
    [InlineData(Profile.Linux, "MAP_LOCKED", Signal.SIGKILL)]
    public void AStoreFindsOutThatMemoryIsUsedUp(Profile profile, string flag, Signal signal)
    {
        ProcessReport end = Run(profile, 0, $$"""
            #include <sys/mman.h>
            int main(void)
            {
                char *p = mmap(0, 4096 * 40, 3, MAP_PRIVATE | MAP_ANONYMOUS | {{flag}}, -1, 0);
                for (int page = 0; page < 40; page++)
                    p[page * 4096] = 1;
                return 0;
            }
            """);
        end.Signal.ShouldBe(signal);
        end.Fault.ShouldNotBeNull().ShouldContain("out of memory, none of 24 frames can be freed");
    }

    [Fact]
    public void AHandlerMayHearOfAStoreThatFindsNoMemory()
    {
        ProcessReport end = Run(Profile.Classic, 0, """
            #include <signal.h>
            #include <sys/mman.h>
            #include <unistd.h>
            void handle(int signal) { (void)signal; _exit(7); }
            int main(void)
            {
                char *p = mmap(0, 4096 * 40, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
                signal(SIGSEGV, handle);
                for (int page = 0; page < 40; page++)
                    p[page * 4096] = 1;
                return 0;
            }
            """);
        end.Exit.ShouldBe(7);
    }

    [Theory]
    [InlineData(Profile.Classic, true)]
    [InlineData(Profile.Linux, false)]
    public void SwapOutOfSegmentsIsCountedInClassicAlone(Profile profile, bool counted)
    {
        ProcessReport end = Run(profile, 64, """
            #define _GNU_SOURCE
            #include <sys/shm.h>
            int main(void)
            {
                struct shm_info info;
                int id = shmget(IPC_PRIVATE, 4096 * 40, 0600);
                char *p = shmat(id, 0, 0);
                for (int page = 0; page < 40; page++)
                    p[page * 4096] = 1;
                shmctl(0, SHM_INFO, (struct shmid_ds *)&info);
                if (info.shm_tot != 40 || info.shm_rss + info.shm_swp != 40 || info.shm_swp < 16)
                    return 1;
                if (info.swap_attempts == 0 && info.swap_successes == 0)
                    return 2;
                return info.swap_attempts >= info.swap_successes && info.swap_successes == info.shm_swp
                    ? 3 : 4;
            }
            """);
        end.Exit.ShouldBe(counted ? 3 : 2);
    }

    private static ProcessReport Run(Profile profile, int slots, string program)
    {
        MachineStory story = new(
            new MachineSetup { Profile = profile, FrameCount = 24, SwapSlots = slots }, program);
        story.Run(new FifoStrategy()).ShouldBe(RunEnd.Completed);
        return story.Report(2);
    }
}
