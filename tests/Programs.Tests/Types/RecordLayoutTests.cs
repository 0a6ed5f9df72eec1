using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActorVm.Programs.Tests.Syntax;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tests.Types;

/// <summary>Sizes, alignments and places, as gcc 12 for x86-64 printed them: size/alignment, then members
/// with their offset, then bit-fields with first bit and width.</summary>
public sealed class RecordLayoutTests
{
    [Theory]
    [InlineData(
        "struct s { char a; int b; char c; };",
        "12/4 a@0 b@4 c@8")]
    [InlineData(
        "struct s { char a; double b; short c; char d; };",
        "24/8 a@0 b@8 c@16 d@18")]
    [InlineData(
        "struct s { char a; long double b; };",
        "32/16 a@0 b@16")]
    [InlineData(
        "struct s { char a[3]; short b[2]; int c; };",
        "12/4 a@0 b@4 c@8")]
    [InlineData(
        "struct s { _Bool a; void *b; char c; };",
        "24/8 a@0 b@8 c@16")]
    [InlineData(
        "union s { char a[5]; int b; };",
        "8/4 a@0 b@0")]
    [InlineData(
        "union s { long double a; char b[17]; };",
        "32/16 a@0 b@0")]
    [InlineData(
        "struct s { struct { char x; long y; } a; char b; };",
        "24/8 a@0 b@16")]
    [InlineData(
        "struct s { char a; union { char b; long c; }; char d; };",
        "24/8 a@0 b@8 c@8 d@16")]
    [InlineData(
        "struct s { int a : 3; int b : 5; int c : 24; int d : 1; };",
        "8/4 a@0+3 b@3+5 c@8+24 d@32+1")]
    [InlineData(
        "struct s { int a : 3; char b; int c : 5; };",
        "4/4 b@1 a@0+3 c@16+5")]
    [InlineData(
        "struct s { char a; int b : 8; int c : 20; };",
        "8/4 a@0 b@8+8 c@32+20")]
    [InlineData(
        "struct s { unsigned a : 31; unsigned b : 2; };",
        "8/4 a@0+31 b@32+2")]
    [InlineData(
        "struct s { long a : 33; int b : 31; int c : 2; };",
        "16/8 a@0+33 b@33+31 c@64+2")]
    [InlineData(
        "struct s { char a : 4; short b : 10; long c : 40; };",
        "8/8 a@0+4 b@4+10 c@14+40")]
    [InlineData(
        "struct s { int a : 5; int : 0; int b : 5; };",
        "8/4 a@0+5 b@32+5")]
    [InlineData(
        "struct s { char a; int : 0; char b; };",
        "5/1 a@0 b@4")]
    [InlineData(
        "struct s { char a; long : 20; char b; };",
        "5/1 a@0 b@4")]
    [InlineData(
        "struct s { _Bool a : 1; _Bool b : 1; unsigned char c : 6; };",
        "1/1 a@0+1 b@1+1 c@2+6")]
    [InlineData(
        "union s { int a : 3; char b; long c : 50; };",
        "8/8 b@0 a@0+3 c@0+50")]
    [InlineData(
        "struct __attribute__((packed)) s { char a; int b; short c; };",
        "7/1 a@0 b@1 c@5")]
    [InlineData(
        "struct s { char a; int b; } __attribute__((packed));",
        "5/1 a@0 b@1")]
    [InlineData(
        "struct __attribute__((packed)) s { int a : 3; int b : 12; int c : 17; char d; };",
        "5/1 d@4 a@0+3 b@3+12 c@15+17")]
    [InlineData(
        "struct s { char a; int b __attribute__((packed)); char c; };",
        "6/1 a@0 b@1 c@5")]
    [InlineData(
        "struct s { char a; int b __attribute__((aligned(16))); };",
        "32/16 a@0 b@16")]
    [InlineData(
        "struct __attribute__((aligned(32))) s { char a; };",
        "32/32 a@0")]
    [InlineData(
        "struct s { char a; _Alignas(8) char b; };",
        "16/8 a@0 b@8")]
    [InlineData(
        "struct s { int a; char b[]; };",
        "4/4 a@0 b@4")]
    [InlineData(
        "struct s { char a; enum { X = 1 } b; enum { Y = -1 } c; enum { Z = 5000000000 } d; };",
        "24/8 a@0 b@4 c@8 d@16")]
    [InlineData(
        "#pragma pack(push, 2)\nstruct s { char a; int b; long c; };\n#pragma pack(pop)",
        "14/2 a@0 b@2 c@6")]
    [InlineData(
        "#pragma pack(1)\nstruct s { char a; int b : 7; int c : 30; long d; };",
        "14/1 a@0 d@6 b@8+7 c@15+30")]
    [InlineData(
        "struct s { int a[2][3]; char b; };",
        "28/4 a@0 b@24")]
    [InlineData(
        "struct s { char a; struct { } b; int c; };",
        "8/4 a@0 b@1 c@4")]
    [InlineData(
        "struct s { _Atomic int a; char b; _Atomic char c; };",
        "8/4 a@0 b@4 c@5")]
    [InlineData(
        "struct t { char a; short b; }; struct s { char x; struct t y[3]; char z; };",
        "16/2 x@0 y@2 z@14")]
    [InlineData(
        "struct s { unsigned long long a : 60; unsigned b : 4; unsigned c : 4; };",
        "16/8 a@0+60 b@60+4 c@64+4")]
    [InlineData(
        "struct s { short a : 9; short b : 9; char c; };",
        "6/2 c@4 a@0+9 b@16+9")]
    [InlineData(
        "struct s { char a; char b : 3; char c : 6; };",
        "3/1 a@0 b@8+3 c@16+6")]
    [InlineData(
        "struct s { char a; int b : 3 __attribute__((packed)); int c : 30; };",
        "8/4 a@0 b@8+3 c@32+30")]
    [InlineData(
        "struct s { __builtin_va_list a; char b; };",
        "32/8 a@0 b@24")]
    public void ARecordIsLaidOutAsByTheHostsCompiler(string source, string expected)
    {
        TranslationUnit unit = Parsed.Good(
            $"{source}\n{(source.Contains("union s", System.StringComparison.Ordinal) ? "union" : "struct")} s it;");
        var type = (RecordType)unit.Globals[^1].Type;

        IEnumerable<string> members = Members(type).Where(f => !f.Field.IsBitField)
            .Select(f => $"{f.Field.Name}@{f.Offset}");
        IEnumerable<string> bits = Members(type).Where(f => f.Field.IsBitField)
            .Select(f => $"{f.Field.Name}@{(f.Offset * 8) + f.Field.BitOffset}+{f.Field.BitWidth}");
        string size = string.Create(CultureInfo.InvariantCulture, $"{type.Size}/{type.Alignment}");
        string.Join(' ', members.Concat(bits).Prepend(size)).ShouldBe(expected);
    }

    [Fact]
    public void ABitFieldsUnitIsTheSmallestAlignedOneThatCoversIt()
    {
        TranslationUnit unit = Parsed.Good(
            "struct { int a : 3, b : 6, c : 8, d : 15; long e : 33; } it;");
        var type = (RecordType)unit.Globals[^1].Type;

        type.Definition.Fields.Select(f => (f.Offset, f.BitOffset, f.UnitSize)).ShouldBe(
            [(0L, 0, 1), (0L, 3, 2), (0L, 9, 4), (2L, 1, 2), (8L, 0, 8)]);
    }

    private static IEnumerable<(Field Field, long Offset)> Members(RecordType type, long start = 0) =>
        type.Definition.Fields.SelectMany(f => f.Name is null && f.Type is RecordType inner
            ? Members(inner, start + f.Offset)
            : [(f, start + f.Offset)]);
}
