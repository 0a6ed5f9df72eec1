using System;

namespace ActorVm.Host.Checks;

/// <summary>A part of an expression.</summary>
/// <param name="Offset">Where it begins in the expression.</param>
/// <param name="IsText">Whether it gives a text; else a number.</param>
/// <param name="Evaluate">Its value at a run's end.</param>
internal sealed record CheckTerm(int Offset, bool IsText, Func<IEndState, CheckValue> Evaluate);
