using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <content>Statements, and declarations within functions.</content>
internal sealed partial class Parser
{
    private FunctionContext Context => _function
        ?? throw Fail(Position, "this is allowed only inside a function");

    /// <summary>Reads statements and declarations up to the closing brace, which is not
    /// read.</summary>
    private void ParseStatements(ImmutableArray<Statement>.Builder statements)
    {
        while (Kind is not (K.CloseBrace or K.End) && !_diagnostics.IsFull)
        {
            Recovering(() => ParseBlockItem(statements));
        }
    }

    private void ParseBlockItem(ImmutableArray<Statement>.Builder statements)
    {
        Take(K.Extension);
        if (Kind == K.StaticAssertKeyword)
        {
            ParseStaticAssert();
        }
        else if (Kind == K.LocalLabel)
        {
            ParseLocalLabels();
        }
        else if ((Kind == K.Attribute || StartsBracketedAttributes())
            && TakeAttributeStatement())
        {
            return;
        }
        else if (StartsDeclaration())
        {
            ParseLocalDeclaration(statements);
        }
        else
        {
            ParseStatement(statements, mayDeclare: true);
        }
    }

    /// <summary>Takes <c>__attribute__((fallthrough));</c> and its like.</summary>
    private bool TakeAttributeStatement()
    {
        int start = _at;
        if (StartsBracketedAttributes())
        {
            ParseBracketedAttributes(new Attributes());
        }

        ParseAttributes(new Attributes());
        bool isStatement = Take(K.Semicolon);
        _at = isStatement ? _at : start;
        return isStatement;
    }

    private bool StartsDeclaration()
    {
        if (Kind == K.Identifier && Peek().Kind == K.Colon)
        {
            return false;
        }

        // A statement cannot begin with two names: the first was meant as a type.
        bool isUnknownType = Kind == K.Identifier && Peek().Kind == K.Identifier
            && _symbols.Find(Current.Text) is null;
        return isUnknownType || StartsType(Current) || Kind is K.TypedefKeyword or K.ExternKeyword
            or K.StaticKeyword or K.AutoKeyword or K.RegisterKeyword or K.InlineKeyword
            or K.NoreturnKeyword or K.ThreadLocalKeyword || StartsBracketedAttributes();
    }

    private Block ParseBlock()
    {
        SourcePosition start = Expect(K.OpenBrace, "of a block").Position;
        return Scoped(start, statements =>
        {
            ParseStatements(statements);
            Expect(K.CloseBrace, "at the end of the block");
        });
    }

    /// <summary>Reads a part that is a scope of its own.</summary>
    private Block Scoped(
        SourcePosition start, System.Action<ImmutableArray<Statement>.Builder> read)
    {
        FunctionContext context = Context;
        List<LocalVariable> outer = context.BlockLocals;
        LocalVariable? array = context.InnermostArray;
        CleanupScope? cleanups = context.Cleanups;
        List<(string Name, NamedLabel? Outer)> labels = context.LocalLabels;
        context.LocalLabels = [];
        context.BlockLocals = [];
        Nest(2);
        _symbols.Enter();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        try
        {
            read(statements);
            AddCleanups(statements, cleanups);
            RestoreLabels(context);
        }
        finally
        {
            context.LocalLabels = labels;
            context.Cleanups = cleanups;
            context.InnermostArray = array;
            (outer, context.BlockLocals) = (context.BlockLocals, outer);
        }

        _symbols.Leave();
        _nesting -= 2;
        return new Block(start, statements.ToImmutable(), [.. outer]);
    }

    /// <summary>What is due at the end of a block.</summary>
    private void AddCleanups(
        ImmutableArray<Statement>.Builder statements, CleanupScope? outer)
    {
        for (CleanupScope? scope = Context.Cleanups; scope != outer; scope = scope.Outer)
        {
            statements.Add(new ExpressionStatement(scope!.Call.Position, scope.Call));
        }
    }

    /// <summary>GNU <c>__label__ a, b;</c>: labels of this block alone.</summary>
    private void ParseLocalLabels()
    {
        FunctionContext context = Context;
        do
        {
            Advance();
            Token name = Expect(K.Identifier, "of a label");
            context.Labels.Remove(name.Text, out NamedLabel? outer);
            context.LocalLabels.Add((name.Text, outer));
            FindLabel(name);
        }
        while (Kind == K.Comma);

        Expect(K.Semicolon, "after the labels");
    }

    private void RestoreLabels(FunctionContext context)
    {
        foreach ((string name, NamedLabel? outer) in context.LocalLabels)
        {
            context.Labels.Remove(name, out NamedLabel? label);
            CheckLabel(name, label!);
            if (outer is not null)
            {
                context.Labels.Add(name, outer);
            }
        }
    }

    /// <summary>Reads one statement as a node of its own.</summary>
    private Statement ParseSubstatement()
    {
        SourcePosition start = Position;
        if (StartsDeclaration())
        {
            throw Fail(start, "a declaration cannot stand here; put it in a block");
        }

        var statements = ImmutableArray.CreateBuilder<Statement>();
        ParseStatement(statements);
        return statements.Count == 1 ? statements[0]
            : new Block(start, statements.ToImmutable(), []);
    }

    private void ParseStatement(
        ImmutableArray<Statement>.Builder statements, bool mayDeclare = false)
    {
        bool isLabelled = ParseLabels(statements);
        SourcePosition start = Position;
        if (isLabelled && Kind == K.CloseBrace)
        {
            _diagnostics.Warn(start, "label at end of compound statement");
            return;
        }

        if ((Kind == K.Attribute || StartsBracketedAttributes()) && TakeAttributeStatement())
        {
            return;
        }

        if (isLabelled && StartsDeclaration())
        {
            if (!mayDeclare)
            {
                throw Fail(start, "a declaration cannot stand here; put it in a block");
            }

            ParseLocalDeclaration(statements);
            return;
        }

        Nest(2);
        ParseUnlabelled(statements);
        _nesting -= 2;
    }

#pragma warning disable CA1502 // one case a kind of statement
    private void ParseUnlabelled(ImmutableArray<Statement>.Builder statements)
    {
        SourcePosition start = Position;
        switch (Kind)
        {
            case K.OpenBrace:
                statements.Add(ParseBlock());
                break;
            case K.Semicolon:
                Advance();
                break;
            case K.IfKeyword:
                statements.Add(ParseIf());
                break;
            case K.WhileKeyword:
                statements.Add(ParseWhile());
                break;
            case K.DoKeyword:
                statements.Add(ParseDo());
                break;
            case K.ForKeyword:
                statements.Add(ParseFor());
                break;
            case K.SwitchKeyword:
                statements.Add(ParseSwitch());
                break;
            case K.BreakKeyword:
                statements.Add(ParseJump(Context.Break, "a loop or switch"));
                break;
            case K.ContinueKeyword:
                statements.Add(ParseJump(Context.Continue, "a loop"));
                break;
            case K.GotoKeyword:
                statements.Add(ParseGoto());
                break;
            case K.ReturnKeyword:
                statements.Add(ParseReturn());
                break;
            case K.Asm:
                ParseAsm();
                break;
            case K.CloseBrace or K.End or K.ElseKeyword:
                throw Fail(start, $"found {Describe(Current)}, expected a statement");
            default:
                int pending = PendingCount;
                Expression expression = WithPendingSizes(ParseExpression(), pending);
                Expect(K.Semicolon, "after the expression");
                statements.Add(new ExpressionStatement(start, expression));
                break;
        }
    }
#pragma warning restore CA1502

    /// <summary>Reads the labels before a statement; whether there are any.</summary>
    private bool ParseLabels(ImmutableArray<Statement>.Builder statements)
    {
        for (int start = _at; ;)
        {
            if (Kind == K.Identifier && Peek().Kind == K.Colon)
            {
                PlaceLabel(statements);
            }
            else if (Kind == K.CaseKeyword)
            {
                ParseCase(statements);
            }
            else if (Kind == K.DefaultKeyword)
            {
                ParseDefault(statements);
            }
            else
            {
                return _at > start;
            }
        }
    }

    private void PlaceLabel(ImmutableArray<Statement>.Builder statements)
    {
        Token name = Advance();
        Advance();
        ParseAttributes(new Attributes());
        NamedLabel label = FindLabel(name);
        if (label.IsPlaced)
        {
            Error(name.Position, $"duplicate label '{name.Text}'");
        }

        label.IsPlaced = true;
        label.Label.Cleanups = Context.Cleanups;
        statements.Add(new LabelStatement(name.Position, label.Label));
    }

    private NamedLabel FindLabel(Token name)
    {
        if (!Context.Labels.TryGetValue(name.Text, out NamedLabel? label))
        {
            label = new NamedLabel(new Label(name.Text), name.Position);
            Context.Labels.Add(name.Text, label);
        }

        return label;
    }

    private void ParseCase(ImmutableArray<Statement>.Builder statements)
    {
        SourcePosition start = Advance().Position;
        long low = ParseConstant();
        long high = Take(K.Ellipsis) ? ParseConstant() : low;
        Expect(K.Colon, "after the case's value");
        if (Context.Switch is not { } current)
        {
            Error(start, "case label not within a switch statement");
            return;
        }

        low = ConstantFolder.Fit(low, current.Type);
        high = ConstantFolder.Fit(high, current.Type);
        if (Compare(low, high, current.Type) > 0)
        {
            _diagnostics.Warn(start, "empty range in case");
            return;
        }

        var label = new Label(null);
        current.Cases.Add((new SwitchCase(low, high, label), start));
        statements.Add(new LabelStatement(start, label));
    }

    private static int Compare(long a, long b, CType type) =>
        type.IsSigned ? a.CompareTo(b) : unchecked((ulong)a).CompareTo(unchecked((ulong)b));

    private void ParseDefault(ImmutableArray<Statement>.Builder statements)
    {
        SourcePosition start = Advance().Position;
        Expect(K.Colon, "after default");
        if (Context.Switch is not { Default: null } current)
        {
            Error(start, Context.Switch is null ? "'default' label not within a switch statement"
                : "multiple default labels in one switch");
            return;
        }

        current.Default = new Label(null);
        statements.Add(new LabelStatement(start, current.Default));
    }

    private Expression ParseCondition(string what)
    {
        Expect(K.OpenParen, $"after {what}");
        Expression condition = _conversions.Condition(ParseExpression());
        Expect(K.CloseParen, "after the condition");
        return condition;
    }

    private IfStatement ParseIf()
    {
        SourcePosition start = Advance().Position;
        Expression condition = ParseCondition("if");
        Statement then = ParseSubstatement();
        Statement? otherwise = Take(K.ElseKeyword) ? ParseSubstatement() : null;
        return new IfStatement(start, condition, then, otherwise);
    }

    /// <summary>A label of the compiler's own, at this place.</summary>
    private Label NewLabel() => new(null) { Cleanups = Context.Cleanups };

    /// <summary>Reads a loop's body with its labels in force.</summary>
    private (Statement Body, Label Continue, Label Break) ParseLoopBody()
    {
        FunctionContext context = Context;
        (Label? outerContinue, Label? outerBreak) = (context.Continue, context.Break);
        (Label next, Label end) = (NewLabel(), NewLabel());
        (context.Continue, context.Break) = (next, end);
        Statement body;
        try
        {
            body = ParseSubstatement();
        }
        finally
        {
            (context.Continue, context.Break) = (outerContinue, outerBreak);
        }

        return (body, next, end);
    }

    private LoopStatement ParseWhile()
    {
        SourcePosition start = Advance().Position;
        Expression condition = ParseCondition("while");
        (Statement body, Label next, Label end) = ParseLoopBody();
        return new LoopStatement(start, true, condition, body, null, next, end);
    }

    private LoopStatement ParseDo()
    {
        SourcePosition start = Advance().Position;
        (Statement body, Label next, Label end) = ParseLoopBody();
        Expect(K.WhileKeyword, "after the body of do");
        Expression condition = ParseCondition("while");
        Expect(K.Semicolon, "after do … while");
        return new LoopStatement(start, false, condition, body, null, next, end);
    }

    private Block ParseFor()
    {
        SourcePosition start = Advance().Position;
        Expect(K.OpenParen, "after for");
        return Scoped(start, statements =>
        {
            if (StartsDeclaration())
            {
                ParseLocalDeclaration(statements);
            }
            else if (!Take(K.Semicolon))
            {
                SourcePosition first = Position;
                statements.Add(new ExpressionStatement(first, ParseExpression()));
                Expect(K.Semicolon, "after the first part of for");
            }

            Expression? condition = Kind == K.Semicolon ? null
                : _conversions.Condition(ParseExpression());
            Expect(K.Semicolon, "after the condition of for");
            Expression? step = Kind == K.CloseParen ? null : ParseExpression();
            Expect(K.CloseParen, "after the parts of for");
            (Statement body, Label next, Label end) = ParseLoopBody();
            statements.Add(new LoopStatement(start, true, condition, body, step, next, end));
        });
    }

    private SwitchStatement ParseSwitch()
    {
        SourcePosition start = Advance().Position;
        Expect(K.OpenParen, "after switch");
        Expression value = Conversions.Promote(Conversions.Decay(ParseExpression()));
        Expect(K.CloseParen, "after the switch's value");
        if (!value.Type.IsInteger)
        {
            Error(value.Position, $"switch quantity not an integer (found '{value.Type}')");
            value = Conversions.Unknown(value.Position);
        }

        FunctionContext context = Context;
        (SwitchContext? outerSwitch, Label? outerBreak) = (context.Switch, context.Break);
        var own = new SwitchContext(value.Type.Unqualified);
        Label end = NewLabel();
        (context.Switch, context.Break) = (own, end);
        Statement body;
        try
        {
            body = ParseSubstatement();
        }
        finally
        {
            (context.Switch, context.Break) = (outerSwitch, outerBreak);
        }

        return new SwitchStatement(start, value, SortedCases(own), own.Default, body, end);
    }

    private ImmutableArray<SwitchCase> SortedCases(SwitchContext own)
    {
        own.Cases.Sort((a, b) => Compare(a.Case.Low, b.Case.Low, own.Type));
        for (int i = 1; i < own.Cases.Count; i++)
        {
            (SwitchCase before, SourcePosition first) = own.Cases[i - 1];
            (SwitchCase here, SourcePosition second) = own.Cases[i];
            if (Compare(here.Low, before.High, own.Type) <= 0)
            {
                bool isLater = (second.Line, second.Column).CompareTo(
                    (first.Line, first.Column)) > 0;
                Error(isLater ? second : first,
                    $"duplicate case value {here.Low}; "
                    + $"the other is at {(isLater ? first : second)}");
            }
        }

        return [.. own.Cases.Select(c => c.Case)];
    }

    private GotoStatement ParseJump(Label? target, string within)
    {
        Token word = Advance();
        Expect(K.Semicolon, $"after {word.Text}");
        return target is null
            ? throw Fail(word.Position, $"{word.Text} statement not within {within}")
            : new GotoStatement(word.Position, target, Context.Cleanups);
    }

    private Statement ParseGoto()
    {
        SourcePosition start = Advance().Position;
        if (Take(K.Star))
        {
            Expression target = Conversions.Decay(ParseExpression());
            Expect(K.Semicolon, "after goto");
            return new ComputedGoto(start, target);
        }

        Token name = Expect(K.Identifier, "of a label");
        Expect(K.Semicolon, "after goto");
        return new GotoStatement(start, FindLabel(name).Label, Context.Cleanups);
    }

    private ReturnStatement ParseReturn()
    {
        SourcePosition start = Advance().Position;
        CType result = Context.Result;
        if (Take(K.Semicolon))
        {
            if (!result.IsVoid)
            {
                _diagnostics.Warn(
                    start, $"'return' with no value, in function returning '{result}'");
            }

            return new ReturnStatement(start, null, Context.Cleanups);
        }

        Expression value = Conversions.Decay(ParseExpression());
        Expect(K.Semicolon, "after the return value");
        if (value is AddressOf { Operand: VariableReference { Variable: LocalVariable } })
        {
            _diagnostics.Warn(value.Position, "function returns address of local variable");
        }

        if (!result.IsVoid)
        {
            return new ReturnStatement(
                start, _conversions.Assign(value, result, "return"), Context.Cleanups);
        }

        if (!value.Type.IsVoid)
        {
            _diagnostics.Warn(start, "'return' with a value, in function returning void");
        }

        // The value is evaluated all the same, and dropped.
        return new ReturnStatement(
            start, Conversions.Convert(value, BasicType.Void), Context.Cleanups);
    }

    /// <summary>asm without instructions only keeps a compiler from reordering: nothing to
    /// do.</summary>
    private void ParseAsm()
    {
        SourcePosition start = Advance().Position;
        while (Kind is K.VolatileKeyword or K.InlineKeyword or K.GotoKeyword)
        {
            Advance();
        }

        Expect(K.OpenParen, "after asm");
        bool isEmpty = Kind == K.String && Current.Text == "\"\"";
        if (!isEmpty)
        {
            throw Fail(start, "asm with instructions is not supported; only an empty one, "
                + "as a barrier for the compiler");
        }

        SkipBrackets();
        Expect(K.Semicolon, "after asm");
    }

    private void SkipBrackets()
    {
        for (int depth = 1; depth > 0 && Kind != K.End;)
        {
            K kind = Advance().Kind;
            depth += kind == K.OpenParen ? 1 : kind == K.CloseParen ? -1 : 0;
        }
    }
}
