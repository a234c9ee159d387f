namespace LabelHub.Api.Tests.Attacks;

/// <summary>Every listed attack and field case once more, by its number, with the answer it must get.</summary>
public sealed partial class AttackListTests(ApiHost host) : IClassFixture<ApiHost>;
