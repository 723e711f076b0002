#include "rodevlag/decoding_source.h"

#include <doctest/doctest.h>

using namespace rodevlag;

namespace {

std::string decoded(const std::string& bytes, const std::string& encoding) {
    MemorySource source(bytes, "test");
    DecodingSource decoding(source, encoding);
    return read_all(decoding, 1 << 24);
}

}  // namespace

TEST_CASE("windows-1252 and utf-16 become UTF-8") {
    CHECK(decoded("\xE9\xE9n \x80", "windows-1252") == "één €");
    CHECK(decoded(std::string("\xFF\xFEj\0a\0", 6), "utf-16") == "ja");
    CHECK(decoded(std::string("\xFE\xFF\0j\0a", 6), "UTF-16") == "ja");
    CHECK(decoded("", "windows-1252").empty());
}

TEST_CASE("a long text is decoded whole, also across blocks") {
    std::string bytes = "\xFF\xFE";
    for (int index = 0; index < 100'001; ++index) {
        bytes += index % 2 == 0 ? std::string("\xE9\x00", 2) : std::string("a\x00", 2);
    }
    const std::string text = decoded(bytes, "utf-16");
    CHECK(text.size() == 50'001 * 2 + 50'000);
    CHECK(text.substr(text.size() - 3) == "aé");
}

TEST_CASE("bytes that do not fit are refused with their offset") {
    CHECK_THROWS_WITH_AS(decoded("ja\x81", "windows-1252"),
                         "test: byte 2 past niet bij tekenset windows-1252", InputError);
    CHECK_THROWS_AS(decoded(std::string("\xFF\xFEj\0a", 5), "utf-16"), InputError);
    MemorySource source("", "test");
    CHECK_THROWS_AS(DecodingSource(source, "ebcdic"), UsageError);
}

TEST_CASE("utf-8 needs no decoding") {
    CHECK(is_utf8_name(""));
    CHECK(is_utf8_name("UTF-8"));
    CHECK_FALSE(is_utf8_name("windows-1252"));
}
