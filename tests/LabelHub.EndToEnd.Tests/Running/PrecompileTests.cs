using LabelHub.TestKit;

namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>The build step of ./run that compiles ahead of time, on a program that has few of the files it knows.</summary>
[Collection(OneAtATime.Name)]
public sealed class PrecompileTests : IDisposable
{
    private const string Script = """root=$0; source "$root/build/setup.sh"; precompile "$1" """;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Precompile_TheFakeAlone_IsCompiledWithoutAWord()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "LabelHub.FakeWeChat.dll");
        var target = _folder.File("LabelHub.FakeWeChat.dll");
        File.Copy(source, target);

        var result = await Programs.RunAsync("bash", ["-c", Script, Repository.Root, Path.GetDirectoryName(target)!], Limit);

        Assert.Equal(new ProgramResult(0, "", ""), result);
        Assert.True(new FileInfo(target).Length > 1.5 * new FileInfo(source).Length, "it holds no machine code");
        Assert.Equal(["LabelHub.FakeWeChat.dll"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(target)!).Select(Path.GetFileName));
    }
}
