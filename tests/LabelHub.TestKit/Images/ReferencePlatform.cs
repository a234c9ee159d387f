using System.Runtime.InteropServices;

namespace LabelHub.TestKit.Images;

/// <summary>Where pictures are exact to the dot; elsewhere Skia may be built over another rasterizer, as on Windows and macOS.</summary>
public static class ReferencePlatform
{
    public static bool IsThis => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;
}
