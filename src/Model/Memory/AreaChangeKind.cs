namespace ActorVm.Model.Memory;

/// <summary>The elementary changes of areas that their pages' owners may have to hear of.</summary>
public enum AreaChangeKind : byte
{
    /// <summary>The area became two, the second beginning at <see cref="AreaChange.At"/>.</summary>
    Split,

    /// <summary>The area lost its pages below, or from, At on, and stayed one area.</summary>
    Trim,

    /// <summary>The area is gone.</summary>
    Remove,

    /// <summary>The area and the next, which began at At, became one.</summary>
    Merge,

    /// <summary>The area has other access rights, or is locked or not.</summary>
    Protect,
}
