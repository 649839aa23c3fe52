using System.Text;
using Sagas.Tests.Support;

namespace Sagas.Tests.Infra.Supply;

public sealed class When_packages_are_counted
{
    // What may be given to others under Apache-2.0 without opening anything; a package with another licence needs a decision first.
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "Apache-2.0 OR MPL-2.0"];

    [Fact]
    public void Each_has_a_licence_that_is_allowed()
    {
        LockedPackage.All.Count.ShouldBeGreaterThan(30);
        LockedPackage.All.Where(package => !Allowed.Contains(package.Licence)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_has_one_version() => LockedPackage.All.GroupBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
        .Where(versions => versions.Count() > 1).Select(versions => versions.Key).ShouldBeEmpty();

    [Fact]
    public void The_list_of_licences_names_them_all()
    {
        var page = new StringBuilder(
            """
            # Licences

            Every package of the lock files with the licence that its own manifest names. "shipped" is inside the programs, "build" works on the code while it is compiled,
            "tests" never leaves this repository. [sbom.cdx.json](sbom.cdx.json) says the same of what is shipped, for machines. This page is written by a test, which also
            refuses any other licence than these. .NET and ASP.NET Core themselves are MIT; the base images have Debian's and Ubuntu's lists of their own.

            | package | version | licence | use |
            |---|---|---|---|

            """);
        foreach (var package in LockedPackage.All)
            page.Append($"| {package.Name} | {package.Version} | {package.Licence} | {package.Use} |\n");
        Repository.ShouldBeApproved("infra/licences.md", page.ToString());
    }
}
