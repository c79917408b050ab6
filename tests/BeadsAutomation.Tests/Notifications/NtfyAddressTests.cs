namespace BeadsAutomation.Tests.Notifications;

public sealed class NtfyAddressTests
{
    [Theory]
    [InlineData("https://ntfy.sh/mytopic", null)]
    [InlineData("https://ntfy.sh/mytopic/", "mytopic")]
    [InlineData("https://user:s3cret@NTFY.example.org:8443/alerts/publish?auth=s3cret", null)]
    [InlineData("http://my-ntfy.tools.svc/beads", "beads")]
    public void A_topic_in_the_address_is_told_with_the_right_form_and_without_its_secrets(string url, string? topic)
    {
        var fault = NtfyAddress.Fault(new Uri(url), topic).ShouldNotBeNull();

        fault.ShouldStartWith("BEADS_NOTIFY_URL names a topic of ntfy");
        fault.ShouldContain($"write {new Uri(url).Scheme}://{new Uri(url).Authority}/ there");
        foreach (var secret in new[] { "s3cret", "mytopic", "alerts" })
        {
            fault.ShouldNotContain(secret);
        }
    }

    [Theory]
    [InlineData("https://ntfy.sh/", null, "BEADS_NOTIFY_TOPIC is not set")]
    [InlineData("https://push.example/beads", "beads", "leave the topic out if this is no ntfy")]
    public void An_address_and_a_topic_that_do_not_fit_are_told(string url, string? topic, string said) =>
        NtfyAddress.Fault(new Uri(url), topic).ShouldNotBeNull().ShouldContain(said);

    [Theory]
    [InlineData(null, null)]
    [InlineData("https://ntfy.sh", "beads")]
    [InlineData("https://ntfy.example:8443/", "beads")]
    [InlineData("https://push.example/", "beads")]
    [InlineData("https://hooks.slack.com/services/T0/B0/s3cret", null)]
    [InlineData("https://hooks.example/ntfy", null)]
    public void Any_other_is_fine(string? url, string? topic) =>
        NtfyAddress.Fault(url is null ? null : new Uri(url), topic).ShouldBeNull();
}
