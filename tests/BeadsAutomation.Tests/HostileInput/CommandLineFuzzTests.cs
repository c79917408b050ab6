using System.Text;
using BeadsAutomation.Testing.Chance;

namespace BeadsAutomation.Tests.HostileInput;

/// <summary>Any arguments are a request or a problem in one sentence.</summary>
public sealed class CommandLineFuzzTests
{
    private static readonly string[] Lines =
    [
        "tick --sweep --allow-mass-reap --dry-run",
        "--output json --config c.json --host db --port 3307",
        "rearm bd-42 --dry-run --output=text",
        "rearm -- --help",
        "--stale-after=1h30m --log-level debug -h -? --version",
        "rearm @file [directive] /slash -abc --sw",
    ];

    [Fact]
    public Task Arguments_are_understood_or_refused() =>
        Fuzz.RunAsync(
            Lines,
            input =>
            {
                var arguments = Encoding.UTF8.GetString(input).Split(' ', '\0');
                foreach (var executable in new[] { DispatcherProgram.Executable, ReaperProgram.Executable })
                {
                    var request = CommandLineReader.Read(executable, arguments);
                    Printable.IsPrintable(request.Problem ?? "").ShouldBeTrue();
                    (request.Problem ?? "").Length.ShouldBeLessThanOrEqualTo(400);
                    (
                        request.Verb == Verb.Rearm && request.Problem is null && !request.Help && !request.Version
                    ).ShouldBe(request.BeadId.Length > 0 && request is { Problem: null, Help: false, Version: false });
                    request.BeadId.ShouldBeOneOf([.. arguments, ""]);
                }
            }
        );
}
