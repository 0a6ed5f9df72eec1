using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActorVm.Programs.Syntax;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Tests.Syntax;

/// <summary>Prints typed trees compactly, in the manner of Lisp: <c>(+:int a (int
/// b))</c>.</summary>
internal static class TreePrinter
{
    public static string Print(Statement? statement) => statement switch
    {
        null => "()",
        Block block => Join("block", block.Statements.Select(Print)),
        ExpressionStatement e => Print(e.Expression),
        LocalInitialization i => $"(init {i.Variable.Name} {Print(i.Initializer)})",
        IfStatement i when i.Else is null => $"(if {Print(i.Condition)} {Print(i.Then)})",
        IfStatement i => $"(if {Print(i.Condition)} {Print(i.Then)} {Print(i.Else)})",
        LoopStatement l => $"({(l.TestsFirst ? "while" : "do")} {Print(l.Condition)} {Print(l.Body)}"
            + $"{(l.Step is null ? "" : " step " + Print(l.Step))})",
        SwitchStatement s => $"(switch {Print(s.Value)} ["
            + string.Join(' ', s.Cases.Select(Print)) + (s.Default is null ? "" : " default")
            + $"] {Print(s.Body)})",
        LabelStatement l => l.Label.Name is { } name ? name + ":" : ":",
        GotoStatement g => $"(goto{(g.Target.Name is { } name ? " " + name : "")})",
        ComputedGoto g => $"(goto* {Print(g.Target)})",
        ReturnStatement { Value: null } => "(return)",
        ReturnStatement r => $"(return {Print(r.Value)})",
        _ => statement.GetType().Name,
    };

    public static string Print(Initializer initializer)
    {
        IEnumerable<string> entries = initializer.Entries.Select(e =>
            $"{e.Offset}{(e.BitField is { } b ? $".{b.BitOffset}+{b.BitWidth}" : "")}:{e.Type}="
            + (e.Value is StringLiteral s ? Text(s.Constant) : Print(e.Value)));
        return "{" + string.Join(", ", entries) + (initializer.CoversAll ? "}" : ", 0…}");
    }

#pragma warning disable CA1502 // one case a kind of node
    public static string Print(Expression? expression) => expression switch
    {
        null => "()",
        IntegerConstant i => i.Value.ToString(CultureInfo.InvariantCulture) + Suffix(i),
        FloatConstant f => f.Value.ToString("R", CultureInfo.InvariantCulture) + Suffix(f),
        AddressConstant a => "&" + (a.Symbol is StringConstant s ? Text(s) : a.Symbol.Name)
            + (a.Addend == 0 ? "" : a.Addend.ToString("+0;-0", CultureInfo.InvariantCulture)),
        StringLiteral s => Text(s.Constant),
        VariableReference v => v.Variable.Name,
        AddressOf a => $"(& {Print(a.Operand)})",
        Dereference d => $"(* {Print(d.Pointer)})",
        MemberAccess m => $"(. {Print(m.Record)} {m.Field.Name ?? "?"})",
        BitFieldAccess b => $"(. {Print(b.Record)} {b.Field.Name})",
        Cast c => $"({c.Type}) {Print(c.Operand)}",
        UnaryExpression u => $"({Sign(u.Operator)}:{u.Type} {Print(u.Operand)})",
        BinaryExpression b => $"({OperatorTable.Spell(b.Operator)}:{b.Left.Type.Unqualified} "
            + $"{Print(b.Left)} {Print(b.Right)})",
        LogicalExpression l => $"({(l.IsAnd ? "&&" : "||")} {Print(l.Left)} {Print(l.Right)})",
        ConditionalExpression c =>
            $"(?:{c.Type} {Print(c.Condition)} {Print(c.Then)} {Print(c.Else)})",
        Assignment a => $"(= {Print(a.Target)} {Print(a.Value)})",
        CompoundAssignment c => $"({OperatorTable.Spell(c.Operator)}=:{c.ComputationType} "
            + $"{Print(c.Target)} {Print(c.Value)})",
        IncrementExpression i => $"({(i.IsPrefix ? "pre" : "post")}"
            + $"{OperatorTable.Spell(i.Operator)}:{i.ComputationType} {Print(i.Target)} {Print(i.Step)})",
        CallExpression c => Join(
            "call " + (c.Direct?.Name ?? Print(c.Pointer)), c.Arguments.Select(Print)),
        CommaExpression c => $"(, {Print(c.Left)} {Print(c.Right)})",
        StatementExpression s => $"(stmt {Print(s.Body)} {Print(s.Result)})",
        CompoundLiteral c => $"(literal {c.Variable.Type} {Print(c.Initializer)})",
        VaStart v => $"(va_start {Print(v.List)})",
        VaArg v => $"(va_arg:{v.Type} {Print(v.List)})",
        VaCopy v => $"(va_copy {Print(v.Target)} {Print(v.Source)})",
        IntrinsicCall i => Join($"{i.Intrinsic}:{i.Type}", i.Arguments.Select(Print)),
        StackAllocation s => $"(stack{(s.IsArray ? " array" : "")} {Print(s.SizeBytes)}"
            + $"{(s.Enclosing is { } e ? " below " + e.Name : "")})",
        LabelAddress l => $"(&& {l.Label.Name})",
        _ => expression.GetType().Name,
    };
#pragma warning restore CA1502

    private static string Print(SwitchCase one) =>
        one.Low == one.High ? $"{one.Low}" : $"{one.Low}…{one.High}";

    private static string Join(string head, IEnumerable<string> parts) =>
        "(" + string.Join(' ', parts.Prepend(head)) + ")";

    private static string Suffix(Expression constant) =>
        constant.Type.ToString() is var type && type is "int" or "double" ? "" : ":" + type;

    private static string Text(StringConstant constant) =>
        "\"" + Encoding.Latin1.GetString(constant.Bytes.AsSpan()).TrimEnd('\0') + "\"";

    private static string Sign(UnaryOperator op) => op switch
    {
        UnaryOperator.Negate => "-",
        UnaryOperator.Complement => "~",
        UnaryOperator.LogicalNot => "!",
        _ => "?",
    };
}
