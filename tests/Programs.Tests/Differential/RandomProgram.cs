using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ActorVm.Programs.Tests.Differential;

/// <summary>
/// Writes random C whose behaviour is defined: signed arithmetic wraps (<c>-fwrapv</c>), divisors
/// and shift counts are kept in range, loops and calls are bounded, and an expression changes
/// nothing. Each part has a function <c>run</c>, which prints a hash of the bytes that its struct's
/// members lie in and of all its variables.
/// </summary>
internal sealed class RandomProgram
{
    private const string Head = """
        #include <stdio.h>

        #define DIVIDE(a, b) ({ typeof(+(b)) by = (b); by == 0 || by == -1 ? (a) : (a) / by; })
        #define REMAINDER(a, b) ({ typeof(+(b)) by = (b); by == 0 || by == -1 ? (a) : (a) % by; })
        #define WHOLE(d) ({ double w = (d); w > -1e9 && w < 1e9 ? (long)w : 7; })

        static unsigned long hash;

        static void mix(unsigned long value)
        {
            hash = (hash ^ value) * 0x100000001b3;
            hash ^= hash >> 29;
        }

        """;

    private static readonly string[] Types =
    [
        "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned", "long",
        "unsigned long", "_Bool",
    ];

    private readonly StringBuilder _text = new();
    private readonly List<string> _places = [];
    private readonly List<string> _values = [];
    private ulong _state;
    private int _part;
    private int _functions;
    private int _names;
    private int _loops;
    private int _calls;
    private int _indent;

    private RandomProgram(int seed) =>
        _state = unchecked(((ulong)seed + 1) * 0x9E3779B97F4A7C15);

    /// <summary>A program of so many parts; each prints a line.</summary>
    public static string Write(int seed, int parts)
    {
        RandomProgram program = new(seed);
        program._text.Append(Head);
        for (int i = 0; i < parts; i++)
        {
            program.WritePart();
        }

        program.Line("int main(void)").Line("{");
        for (int i = 1; i <= parts; i++)
        {
            program.Line($"    run{i}();");
        }

        program.Line("    return 0;").Line("}");
        return program._text.ToString();
    }

    private void WritePart()
    {
        _part++;
        _functions = 0;
        _places.Clear();
        WriteRecord();
        List<string> globals = WriteGlobals();
        _places.AddRange(globals);
        int functions = 1 + Below(2);
        for (int i = 0; i < functions; i++)
        {
            WriteFunction();
        }

        Line($"static void run{_part}(void)").Line("{");
        Line($"    static struct t{_part} one;");
        Line("    hash = sizeof one + _Alignof(one);");
        Line($"    one.m0 = one.m3 = -1, one.m1 = {Constant()}, one.m2 = 5, one.u.whole = 77;");
        Line("    for (unsigned i = 0; i < sizeof one; i++)");
        Line("        mix(((unsigned char *)&one)[i]);");
        Line($"    for (int round = 0; round < {1 + Below(3)}; round++)");
        Line($"        mix(f{_part}_{_functions}({Pick(["1", "-1", "200", "-70000"])}, "
            + $"{Below(100)}, &s{_part}));");
        foreach (string place in globals)
        {
            Line($"    mix({place});");
        }

        Line($"    mix(WHOLE(d{_part}));");

        Line("    for (int i = 0; i < 8; i++)").Line($"        mix(a{_part}[i]);");
        Line($"    printf(\"%d %lx\\n\", {_part}, hash);").Line("}").Line("");
    }

    /// <summary>A struct with members of all kinds.</summary>
    private void WriteRecord()
    {
        Line($"struct t{_part} {{");
        for (int i = 0; i < 4; i++)
        {
            string type = Type();
            int width = type == "_Bool" ? 1 : 1 + Below(type.EndsWith("char") ? 8
                : type.EndsWith("short") ? 16 : type.EndsWith("long") ? 40 : 32);
            Line(Chance(50) ? $"    {type} m{i};" : $"    {type} m{i} : {width};");
        }

        string[] others =
        [
            "char pad[3];", "double d;", "_Alignas(16) char aligned;", "long : 0;", "char : 3;",
            "struct { char c; short s; } in;", "void *pointer;", "unsigned long wide : 60;",
        ];
        Line($"    {Type()} list[4];").Line("    union { int whole; unsigned char bytes[4]; } u;");
        foreach (string other in others.Where(_ => Chance(25)))
        {
            Line($"    {other}");
        }

        Line(Chance(20) ? "} __attribute__((packed));" : "};");
    }

    private List<string> WriteGlobals()
    {
        List<string> places = [];
        for (int i = 0; i < 4; i++)
        {
            Line($"static {Type()} g{_part}_{i} = {Constant()};");
            places.Add($"g{_part}_{i}");
        }

        Line($"static double d{_part} = {Constant()};");

        Line($"static {Type()} a{_part}[8] = {{{Constant()}, {Constant()}, [5] = {Constant()}}};");
        Line($"static struct t{_part} s{_part} = "
            + $"{{{Below(9)}, .m2 = {Below(5)}, .list = {{1, 2}}}};");
        Line($"static int *p{_part} = &s{_part}.u.whole;");
        places.AddRange(Enumerable.Range(0, 4).Select(i => $"s{_part}.m{i}"));
        places.Add($"s{_part}.u.whole");
        places.Add($"s{_part}.list[{Below(4)}]");
        places.Add($"s{_part}.u.bytes[{Below(4)} & 3]");
        places.Add($"(*(a{_part} + {Below(8)}))");
        return places;
    }

    private void WriteFunction()
    {
        _functions++;
        int before = _places.Count;
        _calls = _functions > 1 ? 2 : 0;
        Line($"static {Type()} f{_part}_{_functions}({Type()} x, {Type()} y, struct t{_part} *q)");
        Line("{");
        _indent = 1;
        _places.AddRange(["x", "y", "q->m0", "q->m3", "q->list[1]", $"(*p{_part})"]);
        for (int i = 0; i < 3; i++)
        {
            _places.Add(Declare(Type(), Expression(2)));
        }

        string copy = $"c{_names++}";
        Line($"struct t{_part} {copy} = *q;");
        _places.Add($"{copy}.m1");
        int statements = 3 + Below(4);
        for (int i = 0; i < statements; i++)
        {
            Statement(2);
        }

        Line($"*q = {copy};");
        Line($"return {Expression(3)};");
        _indent = 0;
        Line("}").Line("");
        _places.RemoveRange(before, _places.Count - before);
    }

    private string Declare(string type, string value)
    {
        string name = $"v{_names++}";
        Line($"{type} {name} = {value};");
        return name;
    }

    private void Statement(int depth)
    {
        switch (Below(depth > 0 ? 10 : 5))
        {
            case 5 or 6:
                Line($"if ({Expression(2)}) {{");
                Body(depth);
                if (Chance(50))
                {
                    Line("} else {");
                    Body(depth);
                }

                Line("}");
                break;
            case 7 when _loops < 2:
                Loop(depth);
                break;
            case 8:
                Switch(depth);
                break;
            case 9 when _calls > 0 && _loops == 0:
                _calls--;
                Line($"{Place()} = f{_part}_{1 + Below(_functions - 1)}({Expression(1)}, "
                    + $"{Expression(1)}, {(Chance(50) ? "q" : $"&s{_part}")});");
                break;
            default:
                Line(Change());
                break;
        }
    }

    /// <summary>A statement that changes one place.</summary>
    private string Change() => Below(8) switch
    {
        0 or 1 => $"{Place()} = {Expression(3)};",
        2 => $"{Place()} {Pick(["+=", "-=", "*="])} {Expression(2)};",
        3 => $"{Place()}{Pick(["++", "--"])};",
        4 => $"{Pick(["++", "--"])}{Place()};",
        5 => $"p{_part} = {Expression(1)} ? &s{_part}.u.whole : &q->u.whole;",
        6 => $"d{_part} = d{_part} / 2 + ({Expression(2)});",
        _ => $"a{_part}[({Expression(2)}) & 7] ^= {Expression(2)};",
    };

    private void Body(int depth)
    {
        int before = _places.Count;
        _indent++;
        if (Chance(30))
        {
            _places.Add(Declare(Type(), Expression(1)));
        }

        int statements = 1 + Below(2);
        for (int i = 0; i < statements; i++)
        {
            Statement(depth - 1);
        }

        _indent--;
        _places.RemoveRange(before, _places.Count - before);
    }

    private void Loop(int depth)
    {
        string counter = $"i{_names++}";
        string head = Chance(50)
            ? $"for (int {counter} = 0; {counter} < {1 + Below(7)}; {counter}++) {{"
            : $"for (unsigned {counter} = {1 + Below(7)}; {counter}-- > 0;) {{";
        _loops++;
        Line(head);
        _values.Add(counter);
        Body(depth);
        if (Chance(30))
        {
            Line($"    if ({Expression(1)}) {Pick(["break", "continue"])};");
            Body(0);
        }

        _values.Remove(counter);
        Line("}");
        _loops--;
    }

    private void Switch(int depth)
    {
        Line($"switch (({Expression(2)}) & 7) {{");
        foreach (int value in Enumerable.Range(0, 8).Where(_ => Chance(25)))
        {
            Line($"case {value}:");
            Body(Math.Min(depth, 2));
            if (Chance(70))
            {
                Line("    break;");
            }
        }

        Line("default:");
        Body(0);
        Line("}");
    }

    private string Place() => Pick(_places);

    private string Expression(int depth)
    {
        if (depth == 0 || Chance(15))
        {
            return Chance(30) ? Constant()
                : Chance(20) && _values.Count > 0 ? Pick(_values) : Place();
        }

        string a = Expression(depth - 1);
        string b = Expression(depth - 1);
        return Below(14) switch
        {
            0 or 1 => $"({a} {Pick(["+", "-", "*"])} {b})",
            2 => $"({a} {Pick(["&", "|", "^"])} {b})",
            3 => $"({a} {Pick(["<<", ">>"])} (({b}) & 31))",
            4 => $"{Pick(["DIVIDE", "REMAINDER"])}({a}, {b})",
            5 or 6 => $"({a} {Pick(["<", "<=", ">", ">=", "==", "!="])} {b})",
            7 => $"({a} {Pick(["&&", "||"])} {b})",
            8 => $"({a} ? {b} : {Expression(depth - 1)})",
            9 => $"({Type()})({a})",
            10 => $"{Pick(["-", "~", "!"])}({a})",
            11 => $"a{_part}[({a}) & 7]",
            12 => $"WHOLE((double)({a}) {Pick(["+", "-", "*", "/"])} d{_part})",
            _ => Place(),
        };
    }

    private string Constant() => Pick(
    [
        "0", "1", "-1", "2", "7", "100", "255", "-128", "32767", "65536", "2147483647",
        "4000000000u", "-2147483648", "0x123456789abl", "1ul << 63", "'a'",
        Below(1000).ToString(CultureInfo.InvariantCulture),
    ]) is var text && text.Contains('<') ? $"({text})" : text;

    private string Type() => Pick(Types);

    private RandomProgram Line(string text)
    {
        _text.Append(' ', 4 * _indent).Append(text).Append('\n');
        return this;
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    private bool Chance(int percent) => Below(100) < percent;

    private int Below(int limit)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)limit);
    }
}
