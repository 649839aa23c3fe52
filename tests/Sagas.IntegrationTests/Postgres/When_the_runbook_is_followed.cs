using System.Text.RegularExpressions;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Postgres;

public sealed partial class When_the_runbook_is_followed(PostgresServerStore server) : IClassFixture<PostgresServerStore>
{
    [GeneratedRegex("`(?<sql>select [^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query { get; }

    [Fact]
    public async Task Every_query_of_it_can_be_asked()
    {
        // Where a person puts a value in.
        var queries = Query.Matches(Repository.Read("infra/runbook.md")).Select(query => query.Groups["sql"].Value.Replace("…", "null", StringComparison.Ordinal)).ToList();

        queries.Count.ShouldBeGreaterThan(5);
        foreach (var query in queries)
            (await server.ReadAsync<string>("explain " + query)).ShouldNotBeEmpty(query);
    }
}
