using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Tests;

public class FlagSetTests
{
    [Theory]
    [InlineData(PROT_READ | PROT_WRITE, "PROT_READ|PROT_WRITE")]
    [InlineData(PROT_NONE, "PROT_NONE")]
    [InlineData(PROT_READ | 0x40, "PROT_READ|0x40")]
    public void FlagsAreJoinedAndTheRestIsANumber(int value, string text) =>
        FlagSets.MmapProt.Format(value).ShouldBe(text);

    [Theory]
    [InlineData(0x21, "MAP_SHARED|MAP_ANONYMOUS")]
    [InlineData(0x32, "MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS")]
    [InlineData(0x03, "MAP_SHARED_VALIDATE")]
    [InlineData(0x20, "MAP_ANONYMOUS")]
    public void TheKindOfSharingIsANumberWithinTheFlags(int value, string text) =>
        FlagSets.MmapFlags.Format(value).ShouldBe(text);

    [Theory]
    [InlineData(IPC_CREAT | 0x180, "IPC_CREAT|0600")] // 0600 is 0x180
    [InlineData(0x180, "0600")]
    [InlineData(0, "0")]
    public void AModeAmongFlagsIsOctal(int value, string text) =>
        FlagSets.ShmgetFlags.Format(value).ShouldBe(text);

    [Theory]
    [InlineData(O_RDONLY, "O_RDONLY")]
    [InlineData(O_RDWR | O_CREAT | O_TRUNC, "O_RDWR|O_CREAT|O_TRUNC")]
    [InlineData(O_WRONLY | O_SYNC, "O_WRONLY|O_SYNC")]
    [InlineData(O_WRONLY | O_DSYNC, "O_WRONLY|O_DSYNC")]
    public void TheWayOfAccessComesFirst(int value, string text) =>
        FlagSets.OpenFlags.Format(value).ShouldBe(text);

    [Theory]
    [InlineData(IPC_RMID, "IPC_RMID")]
    [InlineData(SHM_LOCK, "SHM_LOCK")]
    [InlineData(99, "0x63")]
    public void OfValuesExactlyOneApplies(int value, string text) =>
        FlagSets.ShmctlCommands.Format(value).ShouldBe(text);
}
