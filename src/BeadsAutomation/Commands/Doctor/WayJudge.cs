using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>By which way requests go, and who can read on it what nobody else is to read.</summary>
internal static class WayJudge
{
    public static IEnumerable<Finding> Judge(BeadsOptions options, ProxyRules proxies)
    {
        var asksBeadBoard = string.Equals(options.Agent, AgentNames.BeadBoard, StringComparison.Ordinal);
        return
        [
            .. asksBeadBoard ? Way(DoctorCheck.Agent, "BeadBoard", options.BeadBoardUrl, proxies) : [],
            .. Way(DoctorCheck.Agent, "the agent service", options.AgentServiceUrl, proxies),
            .. Way(DoctorCheck.Notices, "the webhook", options.NotifyUrl, proxies),
            .. Token(options, proxies),
            .. proxies.IgnoresUpperCase ? new[] { UpperCase } : [],
        ];
    }

    private static Finding UpperCase { get; } =
        new(
            DoctorCheck.Environment,
            Severity.Info,
            "HTTP_PROXY is set, and is read in lower case only, as curl does",
            "call it http_proxy if plain requests are to go through it"
        );

    private static IEnumerable<Finding> Way(DoctorCheck check, string whom, Uri? url, ProxyRules proxies) =>
        url is not null && proxies.For(url) is { } proxy
            ?
            [
                proxy.Fault is { } fault
                    ? new Finding(
                        check,
                        check == DoctorCheck.Notices ? Severity.Warning : Severity.Error,
                        $"{whom} cannot be asked: {fault}"
                    )
                    : new Finding(
                        check,
                        Severity.Info,
                        $"{whom} is asked through the proxy {proxy.Shown}",
                        $"put {url.IdnHost} into NO_PROXY if it is to be asked directly"
                    ),
            ]
            : [];

    private static IEnumerable<Finding> Token(BeadsOptions options, ProxyRules proxies) =>
        options.AgentServiceUrl is not { Scheme: "http" } url || string.IsNullOrEmpty(options.AgentServiceToken) ? []
        : proxies.For(url) is { Fault: null } proxy
            ?
            [
                new Finding(
                    DoctorCheck.Token,
                    Severity.Warning,
                    $"the token for the agent service goes over plain http through the proxy {proxy.Shown}, which can read it",
                    $"put {url.IdnHost} into NO_PROXY, or ask the service by https"
                ),
            ]
        : url.IsLoopback ? []
        :
        [
            new Finding(
                DoctorCheck.Token,
                Severity.Info,
                $"the token for the agent service goes over plain http to {url.IdnHost}",
                "nothing needs to be done within one cluster; ask it by https where others share the network"
            ),
        ];
}
