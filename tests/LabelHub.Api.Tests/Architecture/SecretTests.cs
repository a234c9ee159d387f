using LabelHub.TestKit;

namespace LabelHub.Api.Tests.Architecture;

/// <summary>Codes and tokens are made in one place, so that no answer that holds one is kept in clear.</summary>
public sealed class SecretTests
{
    [Fact]
    public void SecretToken_New_IsCalledByIssuedSecretsOnly()
    {
        var callers = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("SecretToken.New(", StringComparison.Ordinal)).Select(Path.GetFileName);
        Assert.Equal(["IssuedSecrets.cs"], callers);
    }
}
