namespace Sagas.Tests.Infra;

public sealed class When_yaml_is_read
{
    [Theory]
    [InlineData("a: 1\nb: true\nc:\nd: x # y\n", """{"a":1,"b":true,"c":null,"d":"x"}""")]
    [InlineData("a:\n  - x\n  - b: 1\n    c: 2\n  -\n    - y\n", """{"a":["x",{"b":1,"c":2},["y"]]}""")]
    [InlineData("a:\n- x\nb: 2\n", """{"a":["x"],"b":2}""")]
    [InlineData("a: [\"x, y\", 2]\nb: {c: 1, d: [e]}\n", """{"a":["x, y",2],"b":{"c":1,"d":["e"]}}""")]
    [InlineData("a: \"x: # y\"\n'b': 'it''s'\n", """{"a":"x: # y","b":"it's"}""")]
    [InlineData("a: &n\n  b: 1\n  c: 2\nd:\n  <<: *n\n  c: 3\ne: *n\n", """{"a":{"b":1,"c":2},"d":{"b":1,"c":3},"e":{"b":1,"c":2}}""")]
    [InlineData("a: |\n  x\n    y\n\nb: 1\n", """{"a":"x\n  y\n","b":1}""")]
    public void It_is_what_it_says(string yaml, string json)
    {
        var read = YamlReader.Read(yaml).ShouldHaveSingleItem();
        System.Text.Json.Nodes.JsonNode.DeepEquals(read, System.Text.Json.Nodes.JsonNode.Parse(json)).ShouldBeTrue(read.ToJsonString());
    }

    [Fact]
    public void Documents_are_kept_apart() => YamlReader.Read("---\na: 1\n---\nb: 2\n").Count.ShouldBe(2);

    [Theory]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: 1\n  b: 2\n")]
    [InlineData("just words\n")]
    public void What_it_does_not_understand_is_refused(string yaml) => Should.Throw<FormatException>(() => YamlReader.Read(yaml));
}
