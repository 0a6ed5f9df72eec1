using System;

namespace ActorVm.Actors.Testing;

/// <summary>An expectation of a test did not hold; the message says what came instead.</summary>
public sealed class ExpectationException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public ExpectationException()
    {
    }

    /// <summary>Makes one that says what was expected and what came.</summary>
    public ExpectationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one that also says what led to it.</summary>
    public ExpectationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
