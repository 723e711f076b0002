#include "rodevlag/text_buffer.h"

#include <cstring>
#include <doctest/doctest.h>
#include <string>

using namespace rodevlag;

TEST_CASE("text grows at the end, in both ways") {
    TextBuffer buffer;
    std::string wanted;
    CHECK(buffer.text().empty());
    for (int count = 0; count < 1'000; ++count) {
        const std::string piece(static_cast<std::size_t>(count % 37),
                                static_cast<char>('a' + count % 26));
        if (count % 2 == 0) {
            buffer.write(piece);
        } else {
            char* const out = buffer.room(piece.size() + 5);
            std::memcpy(out, piece.data(), piece.size());
            buffer.grow_to(out + piece.size());
        }
        wanted += piece;
    }
    CHECK(buffer.text() == wanted);
}

TEST_CASE("room that is too small keeps the text, room that is there stays where it is") {
    TextBuffer buffer;
    buffer.write("abc");
    char* const out = buffer.room(1'000);
    CHECK(buffer.text() == "abc");
    buffer.grow_to(out + 0);
    CHECK(buffer.room(900) == out);
    CHECK(buffer.room(1'000) == out);
    char* const behind = buffer.room(10'000);
    CHECK(behind == buffer.text().data() + 3);
    CHECK(buffer.text() == "abc");
}

TEST_CASE("cleared and swapped buffers hold what they should") {
    TextBuffer one;
    TextBuffer other;
    one.write("een");
    other.write("twee en meer");
    one.swap(other);
    CHECK(one.text() == "twee en meer");
    CHECK(other.text() == "een");
    one.clear();
    CHECK(one.text().empty());
    one.write("drie");
    one.write("");
    CHECK(one.text() == "drie");
    other.write(std::string(100, 'x'));
    CHECK(other.text() == "een" + std::string(100, 'x'));
}
