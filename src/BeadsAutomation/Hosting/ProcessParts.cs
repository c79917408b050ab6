using BeadsAutomation.Agents;
using BeadsAutomation.Agents.Http;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Configuration;
using BeadsAutomation.Store;
using BeadsAutomation.Store.Dolt;
using BeadsAutomation.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Hosting;

/// <summary>What lives as long as the process; a test puts its own in place.</summary>
internal sealed record ProcessParts
{
    /// <summary>All settings.</summary>
    public required BeadsOptions Options { get; init; }

    /// <summary>The process's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Tokens, jitter, version cells.</summary>
    public Entropy Entropy { get; init; } = new();

    /// <summary>The log.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Where a test ends the process.</summary>
    public IFaultPoints Faults { get; init; } = new NoFaultPoints();

    /// <summary>Makes connections.</summary>
    public Driver? Driver { get; init; }

    /// <summary>Where each setting comes from.</summary>
    public EffectiveSettings? Settings { get; init; }

    /// <summary>Which calls go through a proxy.</summary>
    public ProxyRules? Proxies { get; init; }

    /// <summary>Variables that look like ours and are not.</summary>
    public NearlyOurs? NearlyOurs { get; init; }

    /// <summary>Records passes; <see langword="null"/> when nobody would ever read it.</summary>
    public PassMeter? Meter { get; init; }

    /// <summary>All metrics as they are now, in Prometheus's text format. Called by any thread.</summary>
    public Func<string> MetricsText { get; init; } = () => "";

    /// <summary>Another store than the settings name.</summary>
    public Func<Composition, IBeadStore>? OtherStore { get; init; }

    /// <summary>Another agent than the settings name.</summary>
    public IAgent? OtherAgent { get; init; }

    /// <summary>Another tick than ours.</summary>
    public Func<Composition, RunTick>? OtherTick { get; init; }

    /// <summary>Another sweep than ours.</summary>
    public Func<Composition, RunSweep>? OtherSweep { get; init; }
}
