using System.Runtime.InteropServices;

namespace LabelHub.TestKit.Images;

/// <summary>Where pictures are exact to the dot; elsewhere another build of FreeType may set other dots.</summary>
public static class ReferencePlatform
{
    public static bool IsThis => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;
}
