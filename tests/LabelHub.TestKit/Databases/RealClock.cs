namespace LabelHub.TestKit.Databases;

/// <summary>The system clock, for waiting on real processes; what is tested takes a clock of the test's own.</summary>
public static class RealClock
{
#pragma warning disable RS0030 // a real server is waited for in real time
    public static TimeProvider Instance => TimeProvider.System;
#pragma warning restore RS0030
}
