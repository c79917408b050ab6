using System.Diagnostics.Metrics;
using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests.Telemetry;

public sealed class PassMeterTests
{
    private readonly List<string> _heard = [];

    [Fact]
    public void Every_metric_has_an_instrument_of_its_name_and_unit()
    {
        using var meter = new PassMeter(new TestClock(), nameof(Every_metric_has_an_instrument_of_its_name_and_unit));
        using var listener = Listen(meter);
        _heard.ShouldBe(Instruments.All.Select(m => $"{m.Name} [{m.Unit}] {m.What}"));
    }

    [Fact]
    public void A_pass_is_recorded_with_its_labels()
    {
        using var meter = new PassMeter(new TestClock(), nameof(A_pass_is_recorded_with_its_labels));
        using var listener = Listen(meter);
        _heard.Clear();
        var sweep = new SweepReport
        {
            ExitCode = ExitCode.Attention,
            Verdicts = [new SweptBead("bd-1", SweepVerdict.HeldBack, AttemptOutcome.HardCap, "", null)],
            Blocked = 2,
        };

        meter.Record("sweep", sweep, ExitCode.Attention, TimeSpan.FromSeconds(2.5), new BeadsOptions());

        _heard.ShouldBe([
            "beads.pass.duration pass=sweep exit_code=5: 2.5",
            "beads.pass.interval pass=sweep: 600",
            "beads.settled verdict=held_back outcome=hard_cap: 1",
            "beads.blocked: 2",
        ]);
    }

    [Fact]
    public void A_pass_without_a_report_still_has_its_duration()
    {
        using var meter = new PassMeter(new TestClock(), nameof(A_pass_without_a_report_still_has_its_duration));
        using var listener = Listen(meter);
        _heard.Clear();

        meter.Record("tick", null, ExitCode.Store, TimeSpan.FromSeconds(5), new BeadsOptions());

        _heard.ShouldBe(["beads.pass.duration pass=tick exit_code=3: 5", "beads.pass.interval pass=tick: 120"]);
    }

    [Fact]
    public void Other_verbs_are_not_measured()
    {
        using var meter = new PassMeter(new TestClock(), nameof(Other_verbs_are_not_measured));
        using var listener = Listen(meter);
        _heard.Clear();

        var report = new HandReport(ExitCode.Done, "bd-1", true, "");
        meter.Record("rearm", report, ExitCode.Done, TimeSpan.FromSeconds(1), new BeadsOptions());

        _heard.ShouldBeEmpty();
    }

    private MeterListener Listen(PassMeter meter)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == meter.Name)
                {
                    _heard.Add($"{instrument.Name} [{instrument.Unit}] {instrument.Description}");
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Hear(i, value, tags));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Hear(i, value, tags));
        listener.Start();
        return listener;
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = string.Concat(tags.ToArray().Select(tag => $" {tag.Key}={tag.Value}"));
        _heard.Add(FormattableString.Invariant($"{instrument.Name}{labels}: {value}"));
    }
}
