using System;
using System.Runtime.CompilerServices;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// Guesses which channel delivers next: the one that followed last time upon the channel that has
/// just delivered. Writer and reader of a log keep one each, which learn the same.
/// </summary>
/// <remarks>
/// A guess has a certainty from 0 to 3: a right one raises it, a wrong one lowers it, and at 0 the
/// guess is replaced. Only from 1 on is there anything <see cref="Expected"/>, so that an order
/// without a pattern costs no more than it does without guesses.
/// </remarks>
internal sealed class ChannelPredictor
{
    private const int Certain = 3;

    // By the number of the channel that delivered before: the guess * 4 + its certainty.
    private int[] _guesses = new int[64];
    private int _last;

    /// <summary>The number of the channel that should deliver next; -1 for no guess.</summary>
    public int Expected
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int guess = _guesses[_last];
            return (guess >> 2) | -((guess & Certain) == 0 ? 1 : 0);
        }
    }

    /// <summary>A channel has delivered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Learn(int number)
    {
        ref int guess = ref _guesses[_last];
        int certainty = guess & Certain;
        int raised = guess + (certainty < Certain ? 1 : 0);
        int lowered = Either(certainty == 0 ? 1 : 0, number << 2, unchecked(guess - 1));
        guess = Either(guess >> 2 == number ? 1 : 0, raised, lowered);
        if (number >= _guesses.Length)
        {
            Array.Resize(ref _guesses, number * 2);
        }

        _last = number;
    }

    /// <summary>The first value where the condition is 1, the second where it is 0.</summary>
    /// <remarks>Without a branch, which in a random order nobody could foresee.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Either(int condition, int first, int second) =>
        second ^ ((first ^ second) & -condition);

    /// <summary>Back to the beginning of a run.</summary>
    public void Reset()
    {
        Array.Clear(_guesses);
        _last = 0;
    }
}
