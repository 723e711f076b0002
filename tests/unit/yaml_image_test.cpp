#include "rodevlag/yaml_image.h"

#include <doctest/doctest.h>

#include "bicycle.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/sha256.h"

using namespace rodevlag;

namespace {

void check_equal(const YamlNode& a, const YamlNode& b) {
    REQUIRE(a.kind == b.kind);
    CHECK(a.text == b.text);
    CHECK(a.line == b.line);
    CHECK(a.column == b.column);
    CHECK(a.flow_style == b.flow_style);
    REQUIRE(a.items.size() == b.items.size());
    REQUIRE(a.members.size() == b.members.size());
    for (std::size_t index = 0; index < a.items.size(); ++index) {
        check_equal(a.items[index], b.items[index]);
    }
    for (std::size_t index = 0; index < a.members.size(); ++index) {
        CHECK(a.members[index].key == b.members[index].key);
        CHECK(a.members[index].line == b.members[index].line);
        CHECK(a.members[index].column == b.members[index].column);
        check_equal(a.members[index].value, b.members[index].value);
    }
}

}  // namespace

TEST_CASE("an image gives back the tree that it was made of") {
    const YamlDocument document = read_yaml("a: [1, {b: c}]\nd:\n  - e\n  -\nf: ''\n", "test");
    REQUIRE(document.problems.empty());
    FlatYaml flat;
    flatten_yaml(document.root, flat);
    check_equal(tree_of_image(flat.image()).root, document.root);
}

TEST_CASE("the built-in instruments are the files in instruments/, with their hashes") {
    CHECK_FALSE(builtin_instruments().empty());
    for (const InstrumentText& builtin : builtin_instruments()) {
        CAPTURE(builtin.name);
        const std::string bytes = bicycle::read_file(RODEVLAG_SOURCE_DIR "/" + builtin.name);
        CHECK(builtin.sha256 == sha256_hex(bytes));
        REQUIRE(builtin.image != nullptr);
        check_equal(tree_of_image(*builtin.image).root, read_yaml(bytes, builtin.name).root);
    }
}
