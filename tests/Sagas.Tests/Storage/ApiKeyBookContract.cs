using Sagas.Storage;

namespace Sagas.Tests.Storage;

/// <summary>What every book of API keys must do; one subclass per book.</summary>
public abstract class ApiKeyBookContract
{
    protected abstract IApiKeyBook Book { get; }

    protected abstract DateTimeOffset Now { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_kept_as_it_was_made()
    {
        var key = Key("shop");

        (await Book.CreateAsync(key, Token)).ShouldBeTrue();

        var kept = (await Book.ListAsync(10, Token)).ShouldHaveSingleItem();
        kept.Hash.ShouldBe(key.Hash);
        kept.Teams.ShouldBe(key.Teams);
        (kept with { Hash = key.Hash, Teams = key.Teams }).ShouldBe(key with { MadeAt = Now });
    }

    [Fact]
    public async Task A_name_belongs_to_one_key_in_force()
    {
        var first = Key("shop");
        await Book.CreateAsync(first, Token);

        (await Book.CreateAsync(first, Token)).ShouldBeFalse();
        (await Book.CreateAsync(Key("shop"), Token)).ShouldBeFalse();
        (await Book.CreateAsync(Key("Shop"), Token)).ShouldBeTrue();
        (await Book.RevokeAsync(first.Id, "boris", "lost", Token)).ShouldBeTrue();
        (await Book.CreateAsync(Key("shop"), Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_revoked_key_stays_readable_behind_those_in_force()
    {
        var (old, other) = (Key("a"), Key("b"));
        await Book.CreateAsync(old, Token);
        await Book.CreateAsync(other, Token);

        (await Book.RevokeAsync(old.Id, "boris", "lost", Token)).ShouldBeTrue();
        (await Book.RevokeAsync(old.Id, "boris", "lost", Token)).ShouldBeFalse();
        (await Book.RevokeAsync(Guid.CreateVersion7(), "boris", "lost", Token)).ShouldBeFalse();

        var keys = await Book.ListAsync(10, Token);
        keys.Select(key => key.Name).ShouldBe(["b", "a"]);
        (keys[1].RevokedBy, keys[1].RevokedBecause, keys[1].RevokedAt).ShouldBe(("boris", "lost", Now));
    }

    private static MadeKey Key(string name) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name,
        Hash = [.. Enumerable.Range(0, 32).Select(number => (byte)number)],
        Role = "Viewer",
        Teams = ["demo", "other"],
        MadeBy = "anna",
        Reason = "they asked",
    };
}
