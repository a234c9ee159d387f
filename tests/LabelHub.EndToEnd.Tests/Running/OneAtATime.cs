namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>One ./run test at a time: each is a machine's load by itself.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime
{
    public const string Name = "./run";
}
