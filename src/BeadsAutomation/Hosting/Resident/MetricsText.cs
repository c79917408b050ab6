namespace BeadsAutomation.Hosting.Resident;

/// <summary>All metrics as they are now, in Prometheus's text format. Called by any thread.</summary>
internal delegate string MetricsText();
