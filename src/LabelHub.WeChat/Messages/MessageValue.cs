namespace LabelHub.WeChat.Messages;

/// <summary>Something to say in a message, before it is known into which type of keyword it goes.</summary>
/// <param name="Text">What people typed or we say.</param>
/// <param name="Day">A day; its time of day is <see cref="Time"/>.</param>
/// <param name="Time">Null: the whole day.</param>
public readonly record struct MessageValue(string? Text, DateOnly? Day = null, TimeOnly? Time = null)
{
    public static implicit operator MessageValue(string text) => new(text);

    public static MessageValue On(DateOnly day, TimeOnly? time = null) => new(Text: null, day, time);
}
