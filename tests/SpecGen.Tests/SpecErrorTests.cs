using System.Linq;

namespace ActorVm.SpecGen.Tests;

public class SpecErrorTests
{
    [Fact]
    public void ASpecThatIsRightHasNoErrors() => Given.Spec.Errors().ShouldBeEmpty();

    [Fact]
    public void AFieldOfAnUnknownTypeIsReported() =>
        Given.Spec.WithMessage("from: A, to: B, fields: { at: Nowhere }").Errors()
            .ShouldBe(["messages.yaml(3,63): error SPEC001: unknown type 'Nowhere'"]);

    [Fact]
    public void AnUnknownActorIsReported() =>
        Given.Spec.WithMessage("from: A, to: C").Errors()
            .ShouldBe(["messages.yaml(3,46): error SPEC001: unknown actor 'C'"]);

    [Fact]
    public void FortyBytesOfFieldsFit() =>
        Given.Spec.WithMessage("from: A, to: B, fields: { a: u64, b: u64, c: u64, d: u64, e: u64 }")
            .Errors().ShouldBeEmpty();

    [Fact]
    public void FortyOneBytesOfFieldsAreReported() =>
        Given.Spec
            .WithMessage("from: A, to: B, fields: { a: u64, b: u64, c: u64, d: u64, e: u64, f: bool }")
            .Errors()
            .ShouldBe([
                "messages.yaml(3,57): error SPEC001: the fields of M take 41 bytes, at most 40 fit"]);

    [Fact]
    public void AFootprintThatNamesAnUnknownFieldIsReported() =>
        Given.Spec.WithMessage("from: A, to: B, fields: { a: u64 }, writes: [ page(b) ]").Errors()
            .ShouldBe(["messages.yaml(3,79): error SPEC001: M has no field 'b'"]);

    [Theory]
    [InlineData("page(a, b)", "M has no field 'b'")]
    [InlineData("page(a", "expected OBJECT or OBJECT(FIELD, ...), found 'page(a'")]
    [InlineData("page a", "expected OBJECT or OBJECT(FIELD, ...), found 'page a'")]
    public void AFootprintHasOneForm(string entry, string message) =>
        Given.Spec.WithMessage($"from: A, to: B, fields: {{ a: u64 }}, writes: [ {entry} ]").Errors()
            .ShouldBe([$"messages.yaml(3,79): error SPEC001: {message}"]);

    [Fact]
    public void AFootprintMayNameSeveralFields() =>
        Given.Spec
            .WithMessage("from: A, to: B, fields: { a: u64, b: u64 }, writes: [ page(a, b), all ]")
            .Load().Requests.Single().Footprint.Select(entry => (entry.Object, entry.Fields.Count))
            .ShouldBe([("page", 2), ("all", 0)]);

    [Fact]
    public void AFootprintMayNameTheHeader() =>
        Given.Spec.WithMessage("from: A, to: B, writes: [ waiters(sender) ]").Errors().ShouldBeEmpty();

    [Fact]
    public void AMessageDeclaredTwiceIsReported() =>
        Given.Spec.With("messages.yaml", """
            actors: [A]
            messages:
              - { name: M, doc: One., from: A, to: A }
              - { name: M, doc: Two., from: A, to: A }
            """).Errors()
            .ShouldBe([
                "messages.yaml(4,13): error SPEC001: duplicate message 'M', first declared in line 3"]);

    [Fact]
    public void AMessageNamedAsAReplyIsReported() =>
        Given.Spec.With("messages.yaml", """
            actors: [A]
            messages:
              - { name: M, doc: One., from: A, to: A, reply: { doc: Done. } }
              - { name: MDone, doc: Two., from: A, to: A }
            """).Errors()
            .ShouldBe([
                "messages.yaml(4,13): error SPEC001: duplicate message 'MDone', first declared in line 3"]);

    [Fact]
    public void AMissingKeyIsReported() =>
        Given.Spec.With("messages.yaml", "actors: [A]\nmessages:\n  - { name: M, from: A, to: A }\n")
            .Errors().ShouldBe(["messages.yaml(3,5): error SPEC001: 'doc' is missing"]);

    [Fact]
    public void AMisspelledKeyIsReported() =>
        Given.Spec.With("errno.yaml", """
            errnos:
              - { name: EPERM, value: 1, text: No, txet: No }
            """).Errors()
            .ShouldBe([
                "errno.yaml(2,40): error SPEC001: unknown key 'txet', expected one of: name, value, text"]);

    [Fact]
    public void AnUnknownErrnoIsReported() =>
        Given.Spec.WithCall("name: f, number: 1, prototype: int f(int x), errors: { EWHAT: Never. }").Errors()
            .ShouldBe(["calls.yaml(2,94): error SPEC001: unknown errno 'EWHAT'"]);

    [Fact]
    public void AnUnknownProfileIsReported() =>
        Given.Spec
            .WithCall("name: f, number: 1, prototype: int f(int x), errors: { EPERM: { modern: No. } }")
            .Errors()
            .ShouldBe([
                "calls.yaml(2,103): error SPEC001: unknown key 'modern', expected one of: classic, linux"]);

    [Fact]
    public void ACallNumberUsedTwiceIsReported() =>
        Given.Spec.With("calls.yaml", """
            calls:
              - { name: f, number: 7, header: a.h, prototype: int f(void), doc: One. }
              - { name: g, number: 7, header: a.h, prototype: int g(void), doc: Two. }
            """).Errors()
            .ShouldBe([
                "calls.yaml(3,24): error SPEC001: duplicate call number '7', first declared in line 2"]);

    [Fact]
    public void AnUnknownCTypeIsReported() =>
        Given.Spec.WithCall("name: f, number: 1, prototype: int f(color_t x)").Errors()
            .ShouldBe(["calls.yaml(2,70): error SPEC001: unknown C type 'color_t'"]);

    [Fact]
    public void AnUnknownWayOfShowingIsReported() =>
        Given.Spec.WithCall("name: f, number: 1, prototype: int f(int x), shown: { x: Colors }").Errors()
            .ShouldBe(["calls.yaml(2,96): error SPEC001: unknown set 'Colors'"]);

    [Fact]
    public void APrototypeOfAnotherCallIsReported() =>
        Given.Spec.WithCall("name: f, number: 1, prototype: int g(int x)").Errors()
            .ShouldBe(["calls.yaml(2,70): error SPEC001: the prototype is of 'g', the call is 'f'"]);

    [Fact]
    public void ASetOfAnUnknownConstantIsReported() =>
        Given.Spec.With("constants.yaml", """
            constants: []
            sets:
              - { name: Prot, kind: flags, members: [PROT_NOTHING] }
            """).Errors()
            .ShouldContain("constants.yaml(3,42): error SPEC001: unknown constant 'PROT_NOTHING'");

    [Fact]
    public void AValueThatIsNoNumberIsReported() =>
        Given.Spec.With("errno.yaml", "errnos:\n  - { name: EPERM, value: 0x1g, text: No }\n").Errors()
            .ShouldBe(["errno.yaml(2,27): error SPEC001: expected a number, found '0x1g'"]);

    [Fact]
    public void TextThatIsNoYamlIsReportedWhereItBreaks()
    {
        string[] errors = Given.Spec.With("errno.yaml", "errnos:\n  - { name: EPERM\n").Errors();
        errors.ShouldContain(error => error.StartsWith("errno.yaml(3,1): error SPEC001: "));
    }

    [Fact]
    public void AKeyWrittenTwiceIsReported()
    {
        string[] errors = Given.Spec.With("errno.yaml", "errnos: []\nerrnos: []\n").Errors();
        errors.ShouldContain(error => error.StartsWith("errno.yaml(2,1): error SPEC001: "));
    }

    [Fact]
    public void EveryErrorOfAFileIsReportedAtOnce() =>
        Given.Spec.WithMessage("from: C, to: D, fields: { a: What }").Errors().Length.ShouldBe(3);
}
