namespace BeadsAutomation.Tests.Ledger;

public sealed class ProviderWeatherTests
{
    [Theory]
    [InlineData("the model is temporarily overloaded")]
    [InlineData("Service unavailable")]
    [InlineData("the service is unavailable")]
    [InlineData("rate limit")]
    [InlineData("You were rate limited")]
    [InlineData("{\"type\":\"rate_limit_error\"}")]
    [InlineData("HTTP 429: Too Many Requests")]
    [InlineData("500 Internal Server Error")]
    [InlineData("529 server error")]
    [InlineData("504 Gateway Timeout")]
    [InlineData("Bad Gateway")]
    [InlineData("model overloaded")]
    [InlineData("the model is unavailable")]
    [InlineData("API Error: Connection dropped")]
    [InlineData("api unavailable")]
    [InlineData("API timeout")]
    [InlineData("capacity exceeded")]
    [InlineData("capacity limit")]
    [InlineData("retry after 30 s")]
    [InlineData("please retry later")]
    [InlineData("retry in 5 minutes")]
    [InlineData("the gateway is draining")]
    [InlineData("new tasks are not accepted")]
    [InlineData("too many\nrequests")]
    [InlineData("rate limit of 30,000 input tokens per minute")]
    [InlineData("\n\n  RATE LIMIT\n")]
    public void Passing_trouble_is_recognised_in_any_case(string text)
    {
        ProviderWeather.IsIn(text).ShouldBeTrue();
        ProviderWeather.IsIn(text.ToUpperInvariant()).ShouldBeTrue();
        ProviderWeather.IsIn(text.ToLowerInvariant()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("done")]
    [InlineData("the tests fail: 3 of 40")]
    [InlineData("404 not found")]
    [InlineData("450 server error")]
    [InlineData("a rapid error")]
    [InlineData("retry in a moment")]
    [InlineData("overloaded operators in C#")]
    [InlineData("the rates limit us")]
    [InlineData("TASK_FAILED: rate limit")]
    public void Anything_else_is_not(string? text) => ProviderWeather.IsIn(text).ShouldBeFalse();

    [Theory]
    [InlineData("context length exceeded")]
    [InlineData("Context window exceeded")]
    [InlineData("context_length_exceeded")]
    [InlineData("token limit exceeded")]
    [InlineData("maximum context size")]
    [InlineData("input length exceeds context limit: 219000 > 200000")]
    [InlineData("The input token count (1300000) exceeds the maximum number of tokens allowed (1048576)")]
    [InlineData("input is too large")]
    [InlineData("prompt is too long: 210000 tokens")]
    public void A_limit_of_context_or_tokens_is_none_even_beside_passing_trouble(string limit)
    {
        ProviderWeather.IsIn(limit).ShouldBeFalse();
        ProviderWeather.IsIn($"API error: {limit}").ShouldBeFalse();
        ProviderWeather.IsIn($"rate limit{new string(' ', 600)}{limit}").ShouldBeFalse("however far behind");
    }

    [Theory]
    [InlineData(499, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void Only_the_first_500_characters_count(int end, bool weather) =>
        ProviderWeather.IsIn($"{new string('.', end - 12)}, rate limit, and more").ShouldBe(weather);

    [Theory]
    [InlineData(4092, true)]
    [InlineData(4093, false)]
    public void An_agent_that_said_more_than_is_kept_was_at_work(int bytes, bool weather) =>
        ProviderWeather.IsIn("rate limit ".PadRight(bytes, '.')).ShouldBe(weather);
}
