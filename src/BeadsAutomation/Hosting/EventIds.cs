namespace BeadsAutomation.Hosting;

/// <summary>Event ids of the log, stable for those who filter by them. 100: start-up, configuration, signals; 200: store; 300: agents; 400: dispatching; 500: reaping.</summary>
internal static class EventIds
{
    /// <summary>What runs, and against what.</summary>
    public const int Starting = 100;

    /// <summary>A setting in force, and its source.</summary>
    public const int SettingInForce = 101;

    /// <summary>A signal asked to stop.</summary>
    public const int StopRequested = 110;

    /// <summary>Something that should not happen.</summary>
    public const int Unexpected = 120;

    /// <summary>The sweep failed, and the tick goes on.</summary>
    public const int SweepFailedTickGoesOn = 121;
}
