#include "rodevlag/decoding_source.h"

#include <doctest/doctest.h>

using namespace rodevlag;

namespace {

std::string decoded(const std::string& bytes, const std::string& encoding) {
    MemorySource source(bytes, "test");
    DecodingSource decoding(source, encoding);
    return read_all(decoding, 1 << 24);
}

// Hands out one byte at a time.
class SlowSource : public MemorySource {
public:
    using MemorySource::MemorySource;
    std::size_t read(char* buffer, std::size_t size) override {
        return MemorySource::read(buffer, std::min<std::size_t>(size, 1));
    }
};

}  // namespace

TEST_CASE("windows-1252 and utf-16 become UTF-8") {
    CHECK(decoded("\xE9\xE9n \x80", "windows-1252") == "één €");
    CHECK(decoded("\xE9\xE9n \xA4", "ISO-8859-15") == "één €");
    CHECK(decoded(std::string("\xFF\xFEj\0a\0", 6), "utf-16") == "\xEF\xBB\xBFja");
    CHECK(decoded(std::string("\0j\0a", 4), "UTF-16BE") == "ja");
    CHECK(decoded("", "windows-1252").empty());
    MemorySource source("", "test");
    CHECK_THROWS_AS(DecodingSource(source, "ebcdic"), UsageError);
}

TEST_CASE("a long text is decoded whole, also across blocks") {
    std::string bytes;
    std::string text;
    for (int index = 0; index < 60'000; ++index) {
        bytes += index % 2 == 0 ? std::string("\x3D\xD8\x00\xDE", 4) : std::string("a\x00", 2);
        text += index % 2 == 0 ? "\U0001F600" : "a";
    }
    CHECK(decoded(bytes, "utf-16") == text);
    SlowSource source(bytes.substr(0, 3000), "test");
    DecodingSource decoding(source, "utf-16");
    CHECK(read_all(decoding, 1 << 24) == text.substr(0, 2500));
}

TEST_CASE("bytes that do not fit are passed on and do not end the reading") {
    CHECK(decoded("ja\x81\nnee", "windows-1252") == "ja\x81\nnee");
    CHECK(decoded(std::string("j\0a\0\0\xD8\n\0n", 9), "utf-16") == "ja\xED\xA0\x80\n\xF9\xAE");
}

TEST_CASE("utf-8 needs no decoding") {
    CHECK(is_utf8_name(""));
    CHECK(is_utf8_name("UTF-8"));
    CHECK_FALSE(is_utf8_name("windows-1252"));
}
