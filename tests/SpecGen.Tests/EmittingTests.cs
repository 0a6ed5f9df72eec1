using System.Linq;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Emitting;

namespace ActorVm.SpecGen.Tests;

public class EmittingTests
{
    private static Spec Small { get; } = Given.Spec.Load();

    [Fact]
    public void AMessageIsPackedAtConstantOffsetsInTheOrderOfItsFields()
    {
        string fault = FileOf(ActorsPart.Files(Small), "Fault.g.cs");

        fault.ShouldContain("""
                    BinaryPrimitives.WriteInt32LittleEndian(fields[0..], Segment.Slot);
                    BinaryPrimitives.WriteUInt32LittleEndian(fields[4..], Segment.Generation);
                    fields[8] = Write ? (byte)1 : (byte)0;
            """);
        fault.ShouldContain("""
                    return new Fault(
                        new Handle(BinaryPrimitives.ReadInt32LittleEndian(fields[0..]), BinaryPrimitives.ReadUInt32LittleEndian(fields[4..])),
                        fields[8] != 0);
            """);
    }

    [Fact]
    public void ARequestNamesItsReplysType() =>
        FileOf(ActorsPart.Files(Small), "Fault.g.cs").ShouldContain(": IRequest<Fault, FaultDone>");

    [Fact]
    public void AnActorHandlesItsRequestsAndTheRepliesToIts()
    {
        FileOf(ActorsPart.Files(Small), "ManagerDispatch.g.cs")
            .ShouldContain("void On(in MessageHeader header, in Fault message, Outbox outbox);");
        FileOf(ActorsPart.Files(Small), "ProcessDispatch.g.cs")
            .ShouldContain("void On(in MessageHeader header, in FaultDone message, Outbox outbox);");
    }

    [Fact]
    public void AFootprintHashesTheWordsThatNameAnObject() =>
        FileOf(ActorsPart.Files(Small), "Footprints.g.cs").ShouldContain(
            "StateHash.Mix(StateHash.Mix(StateHash.Seed, Word(m.Segment.Slot)), Word(m.Segment.Generation))");

    [Fact]
    public void AReplyThatSaysNothingElseTouchesItsReceiver() =>
        FileOf(ActorsPart.Files(Small), "Footprints.g.cs").ShouldContain("""
                        case MessageKind.FaultDone:
                        {
                            entries[0] = new(ObjectKind.Self, envelope.Receiver.Value, Write: true);
            """);

    [Fact]
    public void AWrapperPassesItsArgumentsAsWords() =>
        CSources.All(Small).First().Text.ShouldContain("""
            int open(const char *pathname, int flags, mode_t mode)
            {
                return (int) __syscall_ret(__syscall(SYS_open, (long) pathname, (long) flags, (long) mode));
            }
            """);

    [Fact]
    public void AConstantsHeaderKeepsTheWrittenForm() =>
        CHeaders.All(Small).Single(header => header.Name == "bits/spec/sys/mman.h").Text.ShouldBe("""
            #ifndef _SPEC_SYS_MMAN_H
            #define _SPEC_SYS_MMAN_H

            #define PROT_READ 0x1
            #define PROT_EXEC 04

            #endif

            """);

    [Fact]
    public void AnErrorOfOneProfileSaysSo() =>
        FileOf(ProgramsPart.Files(Small), "CallTable.g.cs")
            .ShouldContain("new(Errno.EPERM, Profile.Classic, \"It may not.\")");

    [Fact]
    public void TheHashIsOfWhatMessagesAndCallsAreAndNotOfWhatIsSaidOfThem()
    {
        const string Fault = """
            actors: [Manager, Process]
            messages:
              - { name: Fault, from: [Process], to: Manager, doc: A page., fields: { segment: Handle } }
            """;
        Given wider = Given.Spec.With("messages.yaml", Fault.Replace("Handle", "u64"));
        Given reworded = Given.Spec.With("messages.yaml", Fault.Replace("A page.", "Pages."));
        string hash = SpecHash.Type(Given.Spec.With("messages.yaml", Fault).Load()).ToString();

        SpecHash.Type(reworded.Load()).ToString().ShouldBe(hash);
        SpecHash.Type(wider.Load()).ToString().ShouldNotBe(hash);
        hash.ShouldMatch("public const string Value = \"[0-9a-f]{16}\";");
    }

    [Fact]
    public void EveryGeneratedLineEndsWithoutBlanks() =>
        ModelPart.Files(Small).Concat(ProgramsPart.Files(Small)).Concat(ActorsPart.Files(Small))
            .SelectMany(file => file.Text.Split('\n'))
            .ShouldAllBe(line => line == line.TrimEnd());

    private static string FileOf(
        System.Collections.Generic.IEnumerable<GeneratedFile> files, string name) =>
        files.Single(file => file.Name == name).Text;
}
