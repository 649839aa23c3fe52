namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>Which of the two versions of the service.</summary>
public enum Release
{
    /// <summary>The release before this one, built from the sources kept beside <c>previous</c>, which names their commit.</summary>
    Previous,

    /// <summary>What this repository holds.</summary>
    Present,
}
