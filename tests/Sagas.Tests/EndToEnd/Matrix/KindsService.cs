using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>The whole process with one instance of every kind, under the kind's own name.</summary>
public class KindsService : RunningService
{
    internal static string Instance(MatrixKind kind) => $"{kind.Slug}-one";

    internal static MatrixKind Kind(string slug) => MatrixKinds.All.Single(kind => kind.Slug == slug);

    protected override IEnumerable<(string Key, string Value)> Settings() =>
        [("Webhooks:PerAddressPerSecond", "10000"), .. MatrixKinds.All.SelectMany(kind => MatrixService.Of(kind, Instance(kind)))];
}
