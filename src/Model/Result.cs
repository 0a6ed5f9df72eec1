namespace ActorVm.Model;

/// <summary>What a simulated call gives: a value, or the errno of the check that failed.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value; the default where there is an error.</param>
/// <param name="Error">Why there is no value; <see cref="Errno.None"/> where there is one.</param>
public readonly record struct Result<T>(T Value, Errno Error)
    where T : struct
{
    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Error == Errno.None;

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, Errno.None);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Errno error) => new(default, error);
}
