using System.Text.Json;
using BeadsAutomation.Testing;
using BeadsAutomation.Tests.Configuration;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Tests.Hosting;

public sealed class ErrorLogTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_line_for_machines_has_the_form_of_dotnets_own_JSON_console()
    {
        Log(_home.ProcessEnvironment, LogLevel.Information).NotSent(2, "1 held");

        using var line = JsonDocument.Parse(_home.Error.ToString());
        var root = line.RootElement;
        root.EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(["Timestamp", "EventId", "LogLevel", "Category", "Message", "State"]);
        root.GetProperty("LogLevel").GetString().ShouldBe("Information");
        root.GetProperty("Category").GetString().ShouldBe("tests");
        root.GetProperty("State").GetProperty("Count").GetInt32().ShouldBe(2);
        root.GetProperty("State").GetProperty("Reasons").GetString().ShouldBe("1 held");
        root.GetProperty("State").GetProperty("{OriginalFormat}").GetString()!.ShouldContain("{Reasons}");
    }

    [Fact]
    public void A_line_for_people_is_one_line()
    {
        Log(_home.ProcessEnvironment with { ErrorIsTerminal = true }, LogLevel.Information)
            .Unexpected(new InvalidOperationException("odd\nthing"), "tick");

        var line = _home.Error.ToString();
        line.TrimEnd('\n').ShouldNotContain('\n');
        line.ShouldContain("odd thing");
    }

    [Fact]
    public void What_is_below_the_level_is_not_written()
    {
        Log(_home.ProcessEnvironment, LogLevel.Warning).NotSent(2, "1 held");

        _home.Error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void A_line_that_cannot_be_written_keeps_no_later_one_back()
    {
        using var full = new FullOnce();
        var log = Log(_home.ProcessEnvironment with { Error = full }, LogLevel.Information);

        log.NotSent(1, "lost");
        log.NotSent(2, "written");

        full.ToString().ShouldContain("written");
        full.ToString().ShouldNotContain("lost");
    }

    private static ILogger Log(ProcessEnvironment surroundings, LogLevel least) =>
        ErrorLog.Factory(least, new ErrorLog(surroundings, new TestClock())).CreateLogger("tests");

    private sealed class FullOnce : StringWriter
    {
        private bool _isRoom;

        public override void WriteLine(string? value)
        {
            if (!_isRoom)
            {
                _isRoom = true;
                throw new IOException("no room");
            }
            base.WriteLine(value);
        }
    }
}
