namespace Sagas.IntegrationTests.Browser.Rig;

/// <summary>One service and one browser for all of them. Never beside other classes: they use the one vhost of the tests.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InTheBrowser : ICollectionFixture<BrowserRig>
{
    public const string Name = "Browser";
}
