using System.Diagnostics;
using System.Globalization;
using BeadsAutomation.EndToEndTests.Running;
using Microsoft.Extensions.Logging.Abstractions;
using LocalAgent = BeadsAutomation.Agents.Command.CommandAgent;

namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>A folder of jobs, a script that is the agent, and the published supervisor. What still runs at the end is killed.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    public const string Token = "0123456789abcdef0123456789abcdef";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private Workshop(string folder, SupervisorProgram supervisor) => (Folder, Supervisor) = (folder, supervisor);

    public string Folder { get; }

    public string JobsFolder => At("jobs");

    public SupervisorProgram Supervisor { get; }

    /// <summary>The command that runs the script, which finds the workshop in <c>$1</c>.</summary>
    public string Command => $"/bin/sh \"{At("agent.sh")}\" \"{Folder}\"";

    public BeadsOptions Options =>
        new()
        {
            Agent = AgentNames.Command,
            AgentCommand = Command,
            JobsFolder = JobsFolder,
        };

    /// <param name="script">What the agent does.</param>
    /// <param name="through">What starts the supervisor, where that is not its dispatcher: a program and its arguments.</param>
    public static async Task<Workshop> WithAsync(string script, params string[] through)
    {
        string[] supervise = [.. through, await Executables.PathOfAsync(Product.Dispatcher)];
        var supervisor = new SupervisorProgram(supervise[0], supervise[1..]);
        var workshop = new Workshop(Directory.CreateTempSubdirectory("beads-command-").FullName, supervisor);
        await File.WriteAllTextAsync(workshop.At("agent.sh"), script);
        return workshop;
    }

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>A dispatcher's or a reaper's agent.</summary>
    public IAgent Agent(
        BeadsOptions? options = null,
        TimeProvider? time = null,
        IFaultPoints? faults = null,
        SupervisorProgram? supervisor = null,
        AgentTimeouts? timeouts = null
    ) =>
        new LocalAgent(
            options ?? Options,
            time ?? TimeProvider.System,
            faults ?? new NoFaultPoints(),
            NullLogger<LocalAgent>.Instance,
            timeouts,
            supervisor ?? Supervisor
        );

    public static DispatchOrder Order(string token = Token, string beadId = "bd-1", BeadText? text = null) =>
        new(beadId, Attempt: 1, token, text);

    public JobFolder Job(string token = Token) => new(Path.Combine(JobsFolder, token));

    /// <summary>Dispatches, and sees that it was accepted.</summary>
    public async Task SendAsync(BeadsOptions? options = null, DispatchOrder? order = null)
    {
        var answer = await Agent(options).DispatchAsync(order ?? Order(), CancellationToken.None);
        answer.Class.ShouldBe(AnswerClass.Accepted, answer.Detail);
        answer.JobId.ShouldBe((order ?? Order()).Token);
    }

    /// <summary>What the reaper is told, so long after the send.</summary>
    public Task<JobReport> FindAsync(int minutes = 1, string token = Token) =>
        Agent()
            .FindJobAsync(
                new JobQuery(JobId: null, token, TimeSpan.FromMinutes(minutes), Worker.Name),
                CancellationToken.None
            );

    /// <summary>Waits until the job is over, and its group is gone.</summary>
    public async Task<JobReport> OverAsync(string token = Token)
    {
        await UntilAsync(() => Job(token).ReadProcesses()?.IsAnyAlive() == false);
        return await FindAsync(token: token);
    }

    /// <summary>Waits until the job's end is written down.</summary>
    public async Task<JobReport> EndedAsync(string token = Token)
    {
        await UntilAsync(() => Job(token).ReadExit() is not null);
        return await FindAsync(token: token);
    }

    /// <summary>Waits until the agent has written this file, and reads its lines.</summary>
    public async Task<string[]> WrittenAsync(string name, int lines = 1)
    {
        await UntilAsync(() => File.Exists(At(name)) && File.ReadAllText(At(name)).Count(c => c == '\n') >= lines);
        return await File.ReadAllLinesAsync(At(name));
    }

    /// <summary>A process that was there; wait for its end with <see cref="UntilAsync"/>.</summary>
    public static ProcessIdentity Running(string pid) =>
        ProcessIdentity.Of(int.Parse(pid, CultureInfo.InvariantCulture)).ShouldNotBeNull();

    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }

    public static async Task SignalAsync(string signal, int pid)
    {
        using var kill = Process.Start("/bin/sh", ["-c", "kill \"$0\" \"$1\"", $"-{signal}", $"{pid}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var path in Directory.Exists(JobsFolder) ? Directory.GetDirectories(JobsFolder) : [])
        {
            var job = new JobFolder(path);
            await UntilAsync(() =>
            {
                var left = JobTree.LeftOf(job, processes: null);
                foreach (var process in left)
                {
                    process.Signal(Posix.SigKill);
                }
                return left.Count == 0;
            });
        }
        Directory.Delete(Folder, recursive: true);
    }
}
