using System.Linq;

namespace ActorVm.Programs.Tests.Preprocessing;

/// <summary>Inputs that preprocessors get wrong; what is expected is what <c>cc -E</c> of gcc 12
/// gives, all white space made one blank.</summary>
public sealed class PreprocessorTests
{
    [Fact]
    public void TheStandardsRedefinitionExample() => Preprocessed.ShouldGive(
            """"
            #define x 3
            #define f(a) f(x * (a))
            #undef x
            #define x 2
            #define g f
            #define z z[0]
            #define h g(~
            #define m(a) a(w)
            #define w 0,1
            #define t(a) a
            #define p() int
            #define q(x) x
            #define r(x,y) x ## y
            #define str(x) # x
            f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);
            g(x+(3,4)-w) | h 5) & m
            (f)^m(m);
            p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };
            char c[2][6] = { str(hello), str() };
            """",
            """"
            f(2 * (y+1)) + f(2 * (f(2 * (z[0])))) % f(2 * (0)) + t(1); f(2 * (2+(3,4)-0,1)) | f(2
            * (~ 5)) & f(2 * (0,1))^m(0,1); int i[] = { 1, 23, 4, 5, }; char c[2][6] = { "hello",
            "" };
            """");

    [Fact]
    public void TheStandardsStringAndPasteExample() => Preprocessed.ShouldGive(
            """"
            #define str(s) # s
            #define xstr(s) str(s)
            #define debug(s, t) printf("x" # s "= %d, x" # t "= %s", \
             x ## s, x ## t)
            #define INCFILE(n) vers ## n
            #define glue(a, b) a ## b
            #define xglue(a, b) glue(a, b)
            #define HIGHLOW "hello"
            #define LOW LOW ", world"
            debug(1, 2);
            fputs(str(strncmp("abc\0d", "abc", '\4') // this goes away
             == 0) str(: @\n), s);
            xstr(INCFILE(2).h)
            glue(HIGH, LOW);
            xglue(HIGH, LOW)
            """",
            """"
            printf("x" "1" "= %d, x" "2" "= %s", x1, x2); fputs("strncmp(\"abc\\0d\", \"abc\",
            '\\4') == 0" ": @\n", s); "vers2.h" "hello"; "hello" ", world"
            """");

    [Fact]
    public void PlacemarkersAndHashHashFromPastes() => Preprocessed.ShouldGive(
            """"
            #define t(x,y,z) x ## y ## z
            int j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,), t(10,,), t(,11,), t(,,12), t(,,) };
            #define hash_hash # ## #
            #define mkstr(a) # a
            #define in_between(a) mkstr(a)
            #define join(c, d) in_between(c hash_hash d)
            char p[] = join(x, y);
            """",
            """"
            int j[] = { 123, 45, 67, 89, 10, 11, 12, }; char p[] = "x ## y";
            """");

    [Fact]
    public void VariadicMacrosAndGnuComma() => Preprocessed.ShouldGive(
            """"
            #define debug(...) fprintf(stderr, __VA_ARGS__)
            #define showlist(...) puts(#__VA_ARGS__)
            #define report(test, ...) ((test)?puts(#test): printf(__VA_ARGS__))
            debug("Flag");
            debug("X = %d\n", x);
            showlist(The first, second, and third items.);
            report(x>y, "x is %d but y is %d", x, y);
            #define e1(fmt, args...) p(fmt, ## args)
            #define e2(fmt, ...) p(fmt, ##__VA_ARGS__)
            #define e3(...) p(0, ##__VA_ARGS__)
            e1("a") e1("a",) e1("a", 1, 2) e2("a") e2("a",b) e3() e3(x) e3(,)
            """",
            """"
            fprintf(stderr, "Flag"); fprintf(stderr, "X = %d\n", x); puts("The first, second, and
            third items."); ((x>y)?puts("x>y"): printf("x is %d but y is %d", x, y)); p("a")
            p("a",) p("a", 1, 2) p("a") p("a",b) p(0) p(0,x) p(0,,)
            """");

    [Fact]
    public void ConditionalsAndTheirExpressions() => Preprocessed.ShouldGive(
            """"
            #if 0x10 == 16 && 'a' == 97 && -1 < 0u
            no
            #elif -1 > 0u
            yes unsigned
            #else
            never
            #endif
            #if defined X || !defined(Y) && (1 ? 2 : 0)
            ok
            #endif
            #define Y
            #ifdef Y
            # if 1
            in
            # else
            out
            # endif
            #else
             /* ' unbalanced " */ don't
            #endif
            #if 0
            #error no
            it's
            #elif 1
            taken
            #elif 1/0
            #endif
            #if 0 && (1/0)
            #elif (2 || 1/0)
            fine
            #endif
            #ifndef Z
            nz
            #endif
            #if 18446744073709551615 == -1 && 0x7fffffffffffffff + 1 < 0
            #endif
            #if (-1 >> 1) == -1 && 1 << 40 > 1000
            shift
            #endif
            #if __STDC_VERSION__ >= 201112L && defined __x86_64__ && __GNUC__ == 12
            std
            #endif
            """",
            """"
            yes unsigned ok in taken fine nz shift std
            """");

    [Fact]
    public void SplicesAndComments() => Preprocessed.ShouldGive(
            """"
            a\
            b c\
             d
            // comment \
            continues
            e /* x
            y */ f
            "str\
            ing" 'c'
            #define M(x) \
              x + \
              1
            M(2) __LINE__
            __LINE__
            M(
             __LINE__
            )
            """",
            """"
            ab c d e f "string" 'c' 2 + 1 13 14 16 + 1
            """");

    [Fact]
    public void LinesFilesAndCounters() => Preprocessed.ShouldGive(
            """"
            #line 100 "foo.c"
            __LINE__ __FILE__
            #line 5
            __LINE__
            __COUNTER__ __COUNTER__
            #define L __LINE__
            L
            __INCLUDE_LEVEL__
            #pragma whatever
            # 
            #define EVAL(x) x
            EVAL(a
            b)
            """",
            """"
            100 "foo.c" 5 0 1 8 0 a b
            """");

    [Fact]
    public void MacroIdioms() => Preprocessed.ShouldGive(
            """"
            #define foreach_1(m,x) m(x)
            #define foreach_2(m,x,...) m(x) foreach_1(m,__VA_ARGS__)
            #define foreach_3(m,x,...) m(x) foreach_2(m,__VA_ARGS__)
            #define NARG(...) NARG_(__VA_ARGS__,3,2,1)
            #define NARG_(a,b,c,n,...) n
            #define FE_(n,m,...) foreach_##n(m,__VA_ARGS__)
            #define FE__(n,m,...) FE_(n,m,__VA_ARGS__)
            #define FE(m,...) FE__(NARG(__VA_ARGS__),m,__VA_ARGS__)
            #define D(x) int x;
            FE(D,a,b,c) FE(D,q)
            #define IF(c) IF_##c
            #define IF_1(t,e) t
            #define IF_0(t,e) e
            IF(1)(yes,no) IF(0)(yes,no)
            #define COMMA ,
            NARG_(1 COMMA 2, 3, 4, 5, 6)
            #undef D
            D(x)
            #define D
            D D(x)
            """",
            """"
            int a; int b; int c; int q; yes no 5 D(x) (x)
            """");

    [Fact]
    public void AnExpansionIsWhereItsNameIsAndAnArgumentWhereItStands()
    {
        var tokens = Preprocessed.Tokens("#define F(x) (x)\nF(\n  a\n)\n");

        tokens[0].Position.Line.ShouldBe(2);
        tokens[1].Position.ToString().ShouldBe("a.c:3:3");
    }

    [Fact]
    public void APositionIsThatOfTheFileThoughLinesAreSpliced()
    {
        var tokens = Preprocessed.Tokens("a\\\nb c\\\n  d\ne");

        tokens[0].Text.ShouldBe("ab");
        tokens[1].Position.ToString().ShouldBe("a.c:2:3");
        tokens[2].Position.ToString().ShouldBe("a.c:3:3");
        tokens[3].Position.ToString().ShouldBe("a.c:4:1");
    }

    [Theory]
    [InlineData("#if 1\nx", "a.c:1:2: unterminated #if")]
    [InlineData("#endif", "a.c:1:2: #endif without #if")]
    [InlineData("#if 1\n#else\n#else\n#endif", "a.c:3:2: #else after #else")]
    [InlineData("#if 0\n#else\n#elif 1\n#endif", "a.c:3:2: #elif after #else")]
    [InlineData("#if\n#endif", "a.c:1:2: #if with no expression")]
    [InlineData("#if 1 +\n#endif", "a.c:1:2: #if: expected a value at the end of the expression")]
    [InlineData("#if 1/0\n#endif", "a.c:1:2: division by zero in preprocessor expression")]
    [InlineData("#if f(1)\n#endif", "a.c:1:5: 'f' is not defined as a macro with arguments")]
    [InlineData("#error stop here's it", "a.c:1:2: #error stop here's it")]
    [InlineData("#frob", "a.c:1:2: invalid preprocessing directive #frob")]
    [InlineData("#define f(x", "a.c:1:12: found '', expected ')' in macro parameter list")]
    [InlineData("#define f(x) #y", "a.c:1:14: '#' is not followed by a macro parameter")]
    [InlineData("#define f ##", "a.c:1:11: '##' cannot appear at either end of a macro expansion")]
    [InlineData("#define f(x) x\nf(1", "a.c:2:1: unterminated argument list invoking macro 'f'")]
    [InlineData("#define f(x) x\nf(1,2)", "a.c:2:1: macro \"f\" passed 2 arguments, but takes just 1")]
    [InlineData("#define f(x, y) x\nf(1)", "a.c:2:1: macro \"f\" requires 2 arguments, but only 1 given")]
    [InlineData("#define C(a) a##/\nC(+)", "a.c:2:1: pasting \"+\" and \"/\" does not give a valid preprocessing token")]
    [InlineData("#include <nowhere.h>", "a.c:1:2: nowhere.h: no such file among the folders given with -I or the built-in headers")]
    [InlineData("#include nowhere", "a.c:1:2: #include expects \"FILENAME\" or <FILENAME>")]
    [InlineData("/* a", "a.c:1:1: unterminated comment")]
    [InlineData("x = \"abc", "a.c:1:5: missing terminating \" character")]
    [InlineData("#include \"a.c\"", "a.c:1:2: #include of \"a.c\" nested too deeply or too often")]
    public void WhatIsWrongIsSaidWithItsPlace(string source, string expected) =>
        Preprocessed.Errors(source)[0].ShouldBe(expected);

    [Fact]
    public void AFileWithPragmaOnceOrAGuardIsReadOnce() => Preprocessed.ShouldGive(
            "#include \"once.h\"\n#include \"once.h\"\n#include \"guard.h\"\n#include \"guard.h\"",
            "once guard");

    [Fact]
    public void AMacroThatGrowsWithoutEndIsStopped()
    {
        string source = "#define a0 x x\n" + string.Concat(Enumerable.Range(1, 60).Select(
            i => $"#define a{i} a{i - 1} a{i - 1}\n")) + "a60\n";

        Preprocessed.Errors(source)[0].ShouldContain("macros expand to too many tokens");
    }

    [Fact]
    public void MacroCallsNestedInArgumentsAreLimited()
    {
        string source = "#define f(x) x\n" + string.Concat(Enumerable.Repeat("f(", 5000))
            + new string(')', 5000);

        Preprocessed.Errors(source)[0].ShouldContain("macro calls nested more than 200 deep");
    }
}
