using Sagas.Tests.Support;

namespace Sagas.Tests.Payments.Table;

/// <summary>Every message in every kind of position that a payment can be in.</summary>
public sealed class When_the_history_is_read
{
    [Fact]
    public void It_says_what_is_approved()
    {
        var steps = Positions.All.Values.SelectMany(position => new Exploration(position, depth: 1).Walk()).ToList();
        Repository.ShouldBeApproved("tests/Sagas.Tests/Payments/Table/Sentences.approved.md", new SentenceList(steps).ToMarkdown());
    }
}
