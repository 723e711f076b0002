#include "rodevlag/comparing_sink.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace rodevlag;

namespace {

/// The difference of `written`, given in pieces of `piece` bytes, with `other`.
std::optional<TextDifference> difference(const std::string& written, const std::string& other,
                                         std::size_t piece) {
    MemorySource source(other, "ander");
    ComparingSink sink(source);
    for (std::size_t offset = 0; offset < written.size(); offset += piece) {
        sink.write(std::string_view(written).substr(offset, piece));
    }
    sink.finish();
    return sink.difference();
}

}  // namespace

TEST_CASE("texts that are the same have no difference") {
    CHECK_FALSE(difference("", "", 1));
    CHECK_FALSE(difference("een\ntwee\n", "een\ntwee\n", 3));
    const std::string large(300'000, 'x');
    CHECK_FALSE(difference(large, large, 70'000));
}

TEST_CASE("the place of the first difference is a line and a byte in it") {
    const auto found = difference("een\ntwee\ndrie\n", "een\ntwie\ndrie\n", 5);
    REQUIRE(found);
    CHECK(found->line == 2);
    CHECK(found->byte == 3);
    CHECK(found->written == "ee\ndrie\n");
    CHECK(found->other == "ie\ndrie\n");
}

TEST_CASE("a text that ends before the other differs there") {
    const auto shorter = difference("een\n", "een\ntwee\n", 100);
    REQUIRE(shorter);
    CHECK(shorter->line == 2);
    CHECK(shorter->byte == 1);
    CHECK(shorter->written.empty());
    CHECK(shorter->other == "twee\n");
    const auto longer = difference("een\ntw", "een\nt", 100);
    REQUIRE(longer);
    CHECK(longer->line == 2);
    CHECK(longer->byte == 2);
    CHECK(longer->written == "w");
    CHECK(longer->other.empty());
}

TEST_CASE("no more than 60 bytes of the texts are kept") {
    const auto found = difference(std::string(500, 'a'), std::string(500, 'b'), 7);
    REQUIRE(found);
    CHECK(found->written == std::string(60, 'a'));
    CHECK(found->other == std::string(60, 'b'));
}

TEST_CASE("the place is that of a plain comparison, however the text is cut") {
    rc::check([] {
        const auto text = rc::gen::container<std::string>(rc::gen::element('a', 'b', '\n'));
        const std::string written = *text;
        const std::string other = *text;
        const auto piece = *rc::gen::inRange<std::size_t>(1, 9);
        const auto found = difference(written, other, piece);
        RC_ASSERT(found.has_value() == (written != other));
        if (!found) {
            return;
        }
        const std::size_t shortest = std::min(written.size(), other.size());
        std::size_t same = 0;
        while (same < shortest && written[same] == other[same]) {
            ++same;
        }
        const std::string before = written.substr(0, same);
        const auto lines = std::count(before.begin(), before.end(), '\n');
        RC_ASSERT(found->line == static_cast<std::uint64_t>(lines) + 1);
        RC_ASSERT(found->byte == same - (before.rfind('\n') + 1) + 1);
        RC_ASSERT(found->written == written.substr(same, 60));
        RC_ASSERT(found->other == other.substr(same, 60));
    });
}
