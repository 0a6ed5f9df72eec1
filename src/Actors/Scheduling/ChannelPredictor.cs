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
        get
        {
            int guess = _guesses[_last];
            return (guess & Certain) == 0 ? -1 : guess >> 2;
        }
    }

    /// <summary>A channel has delivered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Learn(int number)
    {
        ref int guess = ref _guesses[_last];
        if (guess >> 2 != number)
        {
            guess = (guess & Certain) == 0 ? number << 2 : guess - 1;
        }
        else if ((guess & Certain) < Certain)
        {
            guess++;
        }

        if (number >= _guesses.Length)
        {
            Array.Resize(ref _guesses, number * 2);
        }

        _last = number;
    }

    /// <summary>Back to the beginning of a run.</summary>
    public void Reset()
    {
        Array.Clear(_guesses);
        _last = 0;
    }
}
