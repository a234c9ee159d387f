using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>A province-level jurisdiction and how far its own text was read.</summary>
/// <param name="Code">Six digits, such as 450000.</param>
/// <param name="Name">Such as 广西壮族自治区.</param>
/// <param name="OwnTextRead">Whether its list was read, or quoted by an authority; else the national ground serves.</param>
/// <param name="TextRead">How far the reading got.</param>
public sealed record Jurisdiction(string Code, string Name, bool OwnTextRead, TextReading TextRead);
